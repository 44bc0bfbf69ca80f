/** A command cannot do what it was asked. The message is for the person at the terminal: what is wrong, what to do. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refusal';
  }
}
