import {
  draft,
  edit,
  inForce,
  publish,
  retire,
  type DocumentVersion,
} from '../../../src/process/domain/document-version';

const NOW = new Date('2026-11-02T09:00:00Z');
const BY = { personId: 'leah', now: NOW };

const version = (changes: Partial<DocumentVersion> = {}): DocumentVersion => ({
  ...{ id: 'v1', organizationId: 'bank', number: 1, status: 'PUBLISHED', document: { a: 1 }, note: 'First' },
  ...{ basedOnNumber: null, draftedById: null, draftedAt: NOW, publishedById: null, publishedAt: NOW },
  ...{ retiredById: null, retiredAt: null, version: 1, ...changes },
});

describe('What is in force', () => {
  it('is the newest published version, whatever was drafted or retired since', () => {
    const series = [
      version(),
      version({ number: 3, status: 'RETIRED' }),
      version({ number: 2 }),
      version({ number: 4, status: 'DRAFT' }),
    ];
    expect(inForce(series)?.number).toBe(2);
    expect(inForce([version({ status: 'DRAFT' })])).toBeUndefined();
  });
});

describe('A draft', () => {
  it('takes the document of the version that it is based on, and the next number', () => {
    const series = [version(), version({ number: 2, status: 'RETIRED' })];
    expect(draft({ basedOnNumber: 1, note: ' Shorter ' }, series)).toEqual({
      ...{ number: 3, status: 'DRAFT', document: { a: 1 }, note: 'Shorter', basedOnNumber: 1 },
    });
  });

  it('takes a document of its own, also where it says what that came from', () => {
    expect(draft({ document: { b: 2 }, basedOnNumber: 1, note: 'New' }, [version()])).toMatchObject({
      ...{ document: { b: 2 }, basedOnNumber: 1 },
    });
  });

  it('is refused while another is open', () => {
    const series = [version(), version({ number: 2, status: 'DRAFT' })];
    expect(draft({ basedOnNumber: 1, note: 'New' }, series)).toMatchObject({
      ...{
        code: 'NOT_POSSIBLE_NOW',
        message: 'Version 2 is a draft already: edit or publish that one.',
        status: 'DRAFT',
      },
    });
  });

  it('names all that is wrong with it', () => {
    expect(draft({ basedOnNumber: 9, note: ' ' }, [version()])).toMatchObject({
      problems: [
        { path: 'input.note', message: 'Expected a text, got an empty one.' },
        { path: 'input.basedOnNumber', message: 'There is no version 9.' },
      ],
    });
    expect(draft({ note: 'New' }, [version()])).toMatchObject({ problems: [{ path: 'input.document' }] });
  });

  it('is neither deeper than anybody could read nor longer', () => {
    const nested = (levels: number): object => (levels === 0 ? {} : { in: nested(levels - 1) });
    const refusal = (document: object) => draft({ document: document as never, note: 'New' }, []);
    expect(refusal(nested(5_000))).toMatchObject({ problems: [{ path: 'input.document' }] });
    // {"text":"…"} is 11 characters longer than its text.
    expect(refusal({ text: 'x'.repeat(200_000) })).toMatchObject({
      problems: [{ path: 'input.document', message: '200011 characters of JSON: expected at most 200000.' }],
    });
  });
});

describe('An edit', () => {
  it('leaves what is not given as it is', () => {
    const drafted = version({ status: 'DRAFT' });
    expect(edit(drafted, { note: 'Other' })).toEqual({ ...drafted, note: 'Other' });
    expect(edit(drafted, { document: { b: 2 } })).toEqual({ ...drafted, document: { b: 2 } });
  });

  it.each(['PUBLISHED', 'RETIRED'] as const)('is refused of what is %s', (status) => {
    expect(edit(version({ status }), { note: 'Other' })).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status });
  });
});

describe('Publishing', () => {
  it('puts a draft in force, by somebody and at a moment', () => {
    const drafted = version({ status: 'DRAFT', publishedAt: null });
    expect(publish(drafted, [], BY)).toEqual({
      ...drafted,
      status: 'PUBLISHED',
      publishedById: 'leah',
      publishedAt: NOW,
    });
  });

  it('is refused with all faults, each at its place', () => {
    const faults = [
      { path: '$.a', code: 'SHAPE', message: 'Expected b.' },
      { path: '$.c', code: 'SHAPE', message: 'Expected d.' },
    ];
    expect(publish(version({ status: 'DRAFT' }), faults, BY)).toMatchObject({
      ...{ code: 'INVALID_INPUT', problems: faults.map(({ path, message }) => ({ path, message })) },
    });
  });

  it('is refused of what is no draft', () => {
    expect(publish(version(), [], BY)).toMatchObject({ message: 'Version 1 is published: a draft is published.' });
  });
});

describe('Retiring', () => {
  const series = [version(), version({ number: 2 })];

  it('is for a published version that is not in force', () => {
    const retired = { status: 'RETIRED', retiredById: 'leah', retiredAt: NOW };
    expect(retire(version(), series, BY)).toMatchObject(retired);
    expect(retire(version({ number: 2 }), series, BY)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message: 'Version 2 is in force: publish another before it is retired.' },
    });
    expect(retire(version({ status: 'DRAFT' }), series, BY)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'DRAFT',
    });
  });
});
