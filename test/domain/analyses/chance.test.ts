import { Chance, murmur3 } from '../../../src/analyses/domain/chance';

const words = (chance: Chance, count: number): number[] => {
  const filled = new Uint32Array(count);
  chance.fill(filled);
  return [...filled];
};
const shares = (chance: Chance, count: number): number[] => Array.from({ length: count }, () => chance.share());

describe('Chance', () => {
  // The reference vector that rand_xoshiro and others hold against the authors' C code, from the state 1, 2, 3, 4.
  it('is xoshiro128**', () => {
    expect(words(new Chance(1, 2, 3, 4), 10)).toEqual([
      ...[11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804],
    ]);
  });

  it('goes on where it stopped', () => {
    const chance = new Chance(1, 2, 3, 4);

    expect([...words(chance, 3), ...words(chance, 7)]).toEqual(words(new Chance(1, 2, 3, 4), 10));
  });

  it('follows from seed and name, and differs with either', () => {
    const first = words(Chance.named(1, 'a'), 4);

    expect(words(Chance.named(1, 'a'), 4)).toEqual(first);
    for (const other of [Chance.named(2, 'a'), Chance.named(1, 'b')]) expect(words(other, 4)).not.toEqual(first);
  });

  // Evenly spread: mean 1/2, variance 1/12. Of 100,000, the mean is within 4 × √(1/12/100,000) = 0.0037.
  it('gives shares between 0 and 1, evenly spread', () => {
    const drawn = shares(Chance.named(1, 'a'), 100_000);
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    const variance = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length;

    expect(Math.min(...drawn.slice(0, 10_000))).toBeGreaterThan(0);
    expect(Math.max(...drawn.slice(0, 10_000))).toBeLessThan(1);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0037);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.001);
  });

  // Between 60 streams the correlation of 1,000 shares each has the standard deviation 1/√1000 = 0.032: 1,770 pairs keep
  // within 5 of these.
  it('gives streams that have nothing to do with each other', () => {
    const streams = Array.from({ length: 60 }, (_, index) => shares(Chance.named(1, `proposal/${index}`), 1_000));
    const correlation = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, each, index) => sum + (each - 0.5) * (b[index]! - 0.5), 0) / (a.length / 12);
    const pairs = streams.flatMap((a, index) => streams.slice(index + 1).map((b) => Math.abs(correlation(a, b))));

    expect(Math.max(...pairs)).toBeLessThan(0.16);
  });
});

describe('The hash of a name', () => {
  // Published test vectors of MurmurHash3_x86_32: https://en.wikipedia.org/wiki/MurmurHash#Test_vectors; the two last
  // are of the kind that endianness and UTF-8 break.
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['abc', 0x9747b28c, 0xc84a62dd],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
  ])('of %p with seed %p is MurmurHash3', (text, seed, hash) => {
    expect(murmur3(new TextEncoder().encode(text), seed)).toBe(hash);
  });
});
