/** Something in the way of starting that an operator can remove: told as its one sentence, without a stack. */
export class Obstacle extends Error {}
