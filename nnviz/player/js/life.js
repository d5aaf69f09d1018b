// Listeners and timers that end together. A fault in any of them is told instead of thrown.
export class Life {
  #end = new AbortController();
  #timers = new Set();
  #tell;

  constructor(tell) {
    this.#tell = tell;
  }

  get over() {
    return this.#end.signal.aborted;
  }

  end() {
    this.#end.abort();
    for (const timer of this.#timers) timer.stop();
  }

  // The same act, which neither throws nor does anything once this life is over.
  guard(act) {
    return (...given) => {
      if (this.over) return undefined;
      try {
        const result = act(...given);
        result?.catch?.((fault) => this.#fail(fault));
        return result;
      } catch (fault) {
        return this.#fail(fault);
      }
    };
  }

  #fail(fault) {
    if (!this.over) this.#tell(fault);
  }

  // Hears events by their names, separated by blanks.
  on(target, names, hear, options = {}) {
    const { signal } = this.#end;
    for (const name of names.split(" ")) {
      target.addEventListener(name, this.guard(hear), { ...options, signal });
    }
  }

  watch(observer, target) {
    observer.observe(target);
    this.#end.signal.addEventListener("abort", () => observer.disconnect());
  }

  // Acts once, so many milliseconds after it was last started.
  timer(milliseconds, act) {
    const timer = this.#timed(setTimeout, clearTimeout, milliseconds, () => {
      timer.id = 0;
      return act();
    });
    return timer;
  }

  // Acts again and again while it runs.
  ticker(milliseconds, act) {
    return this.#timed(setInterval, clearInterval, milliseconds, act);
  }

  #timed(set, clear, usual, act) {
    const guarded = this.guard(act);
    const timer = {
      id: 0,
      get runs() {
        return timer.id !== 0;
      },
      start(milliseconds = usual) {
        timer.stop();
        timer.id = set(guarded, milliseconds);
      },
      stop() {
        clear(timer.id);
        timer.id = 0;
      },
    };
    this.#timers.add(timer);
    return timer;
  }
}
