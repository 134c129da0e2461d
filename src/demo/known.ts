/**
 * What the demo has brought into being so far, by a name of its own (`proposal/dispute-desk`): ids, and the versions that
 * the next changes decide on. Counted here and not read back: a load that is taken up again must ask for exactly what it
 * asked for the first time.
 */
export class Known {
  private readonly ids = new Map<string, string>();
  private readonly versions = new Map<string, number>();

  add(name: string, id: string): void {
    this.ids.set(name, id);
    this.versions.set(name, 1);
  }

  /** @throws Error when the demo has not come to it yet, or never will */
  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`The demo knows no ${name} yet.`);
    return id;
  }

  version(name: string): number {
    return this.versions.get(name) ?? 0;
  }

  /** It was changed, and so has its version. */
  changed(name: string): void {
    this.versions.set(name, this.version(name) + 1);
  }
}
