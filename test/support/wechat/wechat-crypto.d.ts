/** A library of others, without types of its own. */
declare module 'wechat-crypto' {
  class WXBizMsgCrypt {
    constructor(token: string, encodingAESKey: string, id: string)
    getSignature(timestamp: string, nonce: string, encrypt: string): string
    decrypt(text: string): { readonly message: string; readonly id: string }
    encrypt(text: string): string
  }
  export = WXBizMsgCrypt
}
