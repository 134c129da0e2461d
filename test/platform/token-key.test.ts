import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTokenKey } from '../../src/platform/token-key';

describe('The key that tokens are signed with', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'steward-key-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has 256 bits and stays the same.', () => {
    const key = readTokenKey(join(folder, 'new', 'token.key'));
    expect(key).toHaveLength(32);
    expect(readTokenKey(join(folder, 'new', 'token.key'))).toEqual(key);
  });

  it('is another one in another folder.', () => {
    expect(readTokenKey(join(folder, 'a'))).not.toEqual(readTokenKey(join(folder, 'b')));
  });

  it('can be read by its owner alone.', () => {
    readTokenKey(join(folder, 'token.key'));
    expect(statSync(join(folder, 'token.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['token.key']);
  });

  it.each(['', 'abcd', 'not a key at all'])('is not made of "%s".', (content) => {
    writeFileSync(join(folder, 'token.key'), content);
    expect(() => readTokenKey(join(folder, 'token.key'))).toThrow('does not hold a signing key of 32 bytes: delete it');
  });

  it('names a file that is in the way of its folder.', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => readTokenKey(join(folder, 'file', 'token.key'))).toThrow(
      'cannot be made, something else is in its way',
    );
  });
});
