/** Vectors of our own texts by model; a vector is base64 of little-endian 32-bit floats. */
export function embeddings(): readonly string[] {
  return [
    'create table embedding (model text not null, key text not null, vector text not null, primary key (model, key))',
  ]
}
