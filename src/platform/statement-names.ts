import { createHash } from 'node:crypto';

const MAX_CANDIDATES = 2_000;

/**
 * Names for prepared statements, given to texts that come a second time: PostgreSQL then parses and plans them once a
 * connection. A text that comes once only, such as an ad-hoc query, is not worth a name.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly seenOnce = new Set<string>();

  /** @param most each name holds a parsed statement and its plan on each connection, 50 to 100 KiB, for as long as that lives */
  constructor(private readonly most: number) {}

  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined) return name;
    if (!this.seenOnce.delete(text)) {
      if (this.seenOnce.size >= MAX_CANDIDATES) this.seenOnce.clear();
      this.seenOnce.add(text);
      return undefined;
    }
    if (this.names.size >= this.most) return undefined;
    // From the text itself: whoever else names statements on the same connection cannot mean another one by it.
    const given = createHash('sha256').update(text).digest('base64url');
    this.names.set(text, given);
    return given;
  }
}
