/** Thrown by a handler when trying again cannot help: the job fails at once and says why. */
export class Hopeless extends Error {}
