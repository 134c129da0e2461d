import { checkFirstOrganization } from '../../../src/people/domain/first-organization';

const GIVEN = { name: 'Harbour Bank', currencyCode: 'USD', adminName: 'Ada Admin', adminEmail: 'ada@example.com' };

const pathsOf = (changed: Partial<typeof GIVEN>): string[] => {
  const checked = checkFirstOrganization({ ...GIVEN, ...changed });
  return 'problems' in checked ? checked.problems.map(({ path }) => path) : [];
};

describe('A first organization', () => {
  it('is taken as it is given, without the blanks around it', () => {
    expect(checkFirstOrganization({ ...GIVEN, name: ' Harbour Bank ' })).toEqual(GIVEN);
  });

  it.each(["o'brien@example.ie", 'ada+steward@bücher.example', 'a.b-c_d%e@x.y.example'])(
    'has an admin with the e-mail %s',
    (adminEmail) => {
      expect(pathsOf({ adminEmail })).toEqual([]);
    },
  );

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a b@example.com',
    'a@b@example.com',
    '"$(id)"@x.example',
  ])('has no admin with the e-mail "%s"', (adminEmail) => {
    expect(pathsOf({ adminEmail })).toEqual(['--admin-email']);
  });

  // 243 + 12 = 255 characters, one more than an address may have.
  it('has no admin with an e-mail that is longer than addresses are', () => {
    expect(pathsOf({ adminEmail: `${'a'.repeat(243)}@example.com` })).toEqual(['--admin-email']);
  });

  it.each(['', '   ', 'a\nb', 'a\0b', 'x'.repeat(201)])('has no name and no admin called %j', (text) => {
    expect(pathsOf({ name: text, adminName: text })).toEqual(expect.arrayContaining(['--name', '--admin-name']));
  });

  it('is refused with every problem at once, in one line', () => {
    const given = { name: ' ', currencyCode: 'do\nllars', adminName: '', adminEmail: 'a\nda' };
    expect(checkFirstOrganization(given)).toMatchObject({
      code: 'INVALID_INPUT',
      message:
        '--name: Expected a text, got an empty one. --admin-name: Expected a text, got an empty one. --currency: "do llars" is no currency of ISO 4217: expected a code like USD. --admin-email: "a da" is no e-mail address.',
    });
  });
});
