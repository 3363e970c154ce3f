/** Why a file cannot be read, with a Chinese sentence for the operator. Caught at the front door of this folder. */
export class UnreadableFile extends Error {
  readonly code: 'too-large' | 'damaged' | 'forbidden-part' | 'wrong-kind'

  constructor(code: UnreadableFile['code'], message: string) {
    super(message)
    this.name = 'UnreadableFile'
    this.code = code
  }
}
