/** Looked up once: where globals are guarded, as Jest does, a look at each number takes longer than all the rest. */
const { imul } = Math;

/**
 * A stream of numbers by chance that follow from a seed and a name, the same on every machine: 32-bit words by
 * xoshiro128**, whose state the name is hashed to. Streams of different names are independent for all that is done here.
 * @see D. Blackman, S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM Transactions on Mathematical Software
 *   47 (2021); https://prng.di.unimi.it/xoshiro128starstar.c
 */
export class Chance {
  private readonly kept = new Uint32Array(256);
  private given = this.kept.length;

  /** The four words of the state, not all 0. */
  constructor(
    private a: number,
    private b: number,
    private c: number,
    private d: number,
  ) {}

  /** @param seed a whole number ≥ 0 */
  static named(seed: number, name: string): Chance {
    const key = new TextEncoder().encode(`${seed}/${name}`);
    // From a state of nothing but 0 no other would follow.
    return new Chance(murmur3(key, 1), murmur3(key, 2), murmur3(key, 3), murmur3(key, 4) || 1);
  }

  /** The next words, as many as there is room for. */
  fill(words: Uint32Array): void {
    let { a, b, c, d } = this;
    for (let i = 0; i < words.length; i += 1) {
      words[i] = imul(rotated(imul(b, 5), 7), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotated(d, 11);
    }
    [this.a, this.b, this.c, this.d] = [a, b, c, d];
  }

  /** The next word as a share: evenly spread between 0 and 1, both excluded. Taken out of 256 words at a time. */
  share(): number {
    if (this.given === this.kept.length) {
      this.fill(this.kept);
      this.given = 0;
    }
    const word = this.kept[this.given]!;
    this.given += 1;
    return (word + 0.5) / 2 ** 32;
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/**
 * MurmurHash3_x86_32, a 32-bit hash of bytes.
 * @see A. Appleby, https://github.com/aappleby/smhasher (public domain)
 */
export function murmur3(bytes: Uint8Array, seed: number): number {
  let hash = seed | 0;
  const whole = bytes.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    hash ^= scrambled(bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
    hash = (imul(rotated(hash, 13), 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let i = bytes.length - 1; i >= whole; i -= 1) rest = (rest << 8) | bytes[i]!;
  hash ^= scrambled(rest) ^ bytes.length;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const scrambled = (word: number): number => imul(rotated(imul(word, 0xcc9e2d51), 15), 0x1b873593);
