// Tells the host where the student is and what was changed, never faster than it answers.

const PAUSE = 250; // Milliseconds after the last step until it is reported.
const PATIENCE = 1000; // Milliseconds to wait for an answer before the next value is reported.

export class Reporter {
  constructor(life, send) {
    this.send = send;
    this.pausing = life.timer(PAUSE, () => this.#report());
    this.waiting = life.timer(PATIENCE, () => this.answered());
    this.late = false;
  }

  // A step is reported after a pause, so that of many steps only the last is.
  step() {
    this.pausing.start();
  }

  // A value is reported at once, or as soon as the value before it was answered.
  value() {
    this.late = true;
    if (!this.waiting.runs) this.#report();
  }

  answered() {
    this.waiting.stop();
    if (this.late) this.#report();
  }

  #report() {
    if (this.late) this.waiting.start();
    this.late = false;
    this.pausing.stop();
    this.send();
  }
}
