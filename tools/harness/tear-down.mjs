/** Jest's end of a suite: what its start opened is closed. */
export default async function tearDown() {
  await globalThis.tearDownWorld?.();
}
