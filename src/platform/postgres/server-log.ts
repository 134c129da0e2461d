import { fstatSync, openSync, readSync, renameSync } from 'node:fs';

/** What one run of PostgreSQL writes to stderr. A file, not a pipe: its last words are kept when this process is gone. */
export class ServerLog {
  private constructor(
    readonly path: string,
    /** For the program's stdout and stderr. */
    readonly descriptor: number,
  ) {}

  /** Opens a new file; that of the run before is kept beside it as `….previous`. */
  static open(path: string): ServerLog {
    for (;;) {
      try {
        setAside(path);
        // A file of its own, whoever else starts at the same time: words of another run would explain the wrong one.
        return new ServerLog(path, openSync(path, 'wx+', 0o600));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  get text(): string {
    const buffer = Buffer.alloc(fstatSync(this.descriptor).size);
    // At a position: reading on would move the place that PostgreSQL writes to.
    return buffer.toString('utf8', 0, readSync(this.descriptor, buffer, 0, buffer.length, 0));
  }
}

function setAside(path: string): void {
  try {
    renameSync(path, `${path}.previous`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
