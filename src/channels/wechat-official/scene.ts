/** What a code on a notice board carries: the platform allows 64 characters. */
const SCENE = /^st_([A-Za-z0-9_-]{1,61})$/

export function sceneOfStation(id: string): string | undefined {
  const scene = `st_${id}`
  return SCENE.test(scene) ? scene : undefined
}

export function stationOfScene(scene: string): string | undefined {
  return SCENE.exec(scene)?.[1]
}
