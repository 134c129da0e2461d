import { DEFAULT_TEMPLATES } from '../../src/pillars/domain/default-templates';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { anAssessment, aTemplate, type ShownTemplate } from '../support/an-assessment';
import { aKey, type Answer, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [LEAH, ADA, INA, BEN, BEA, SAM, VIC, ODA] = [
  ...['leah@example.com', 'ada@example.com', 'ina@example.com', 'ben@example.com', 'bea@example.com'],
  ...['sam@example.com', 'vic@example.com', 'oda@other.example'],
] as [string, string, string, string, string, string, string, string];

let steward: Steward;
let people: Record<'leah' | 'ben' | 'bea' | 'sam' | 'oda', string>;
let pillars: ShownTemplate;
let service: ShownTemplate;

beforeAll(async () => {
  steward = await aBank();
  const [leah, ben, bea, sam, oda] = (await Promise.all([LEAH, BEN, BEA, SAM, ODA].map((e) => idOf(steward, e)))) as [
    ...[string, string, string, string, string],
  ];
  people = { leah, ben, bea, sam, oda };
  pillars = await aTemplate(steward, VIC, 1);
  service = await aTemplate(steward, VIC, 2);
});
afterAll(() => steward.stop());

/** Sends what must not be done, and holds it to that. */
async function refused(email: string, mutation: string, input: Record<string, unknown>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

/** As `refused`, for what is a fault. */
async function fault(email: string | undefined, mutation: string, input: Record<string, unknown>) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors }: Answer = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const auditOf = async (subjectId: string) => {
  const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
    nodes { action before after reason actor { email } } } }`;
  const { auditRecords } = await steward.data(ADA, query, { id: subjectId });
  return auditRecords.nodes as { action: string; before: any; after: any; reason: string; actor: object }[];
};

const ANCHORS = { level1: 'a', level2: 'b', level3: 'c', level4: 'd', level5: 'e' };
const dimension = (code: string, more: object = {}) => ({ code, name: code, anchors: ANCHORS, ...more });
const TEMPLATE = 'assessmentTemplate { id position name purpose version dimensions { id code pillar { code } } }';
const aNewTemplate = async (name: string, ...dimensions: object[]): Promise<ShownTemplate> => {
  const input = { name, purpose: 'Tells', dimensions };
  return (await act(steward, LEAH, 'createAssessmentTemplate', input, TEMPLATE))['assessmentTemplate'] as ShownTemplate;
};

describe('The assessment templates of an organization', () => {
  it('are two from the start: the pillars, each dimension linked to its own, and the building blocks of service', async () => {
    const { assessmentTemplates } = await steward.data(
      VIC,
      `{ assessmentTemplates { position name purpose version
          dimensions { position code name templateVersion anchors { level1 level2 level3 level4 level5 } pillar { code } } } }`,
    );
    const expected = DEFAULT_TEMPLATES.map(({ dimensions, ...template }, index) => ({
      ...{ position: index + 1, ...template, version: 1 },
      dimensions: dimensions.map((each, place) => ({
        ...{ position: place + 1, ...each, templateVersion: 1, pillar: index === 0 ? { code: each.code } : null },
      })),
    }));
    expect(assessmentTemplates).toEqual(expected);
  });

  it('get one more, last in the order, by an admin or a CX leader', async () => {
    const { assessmentTemplate } = await act(
      ...[
        steward,
        ADA,
        'createAssessmentTemplate',
        { name: ' Branches ', purpose: 'Tells', dimensions: [dimension('A')] },
      ],
      TEMPLATE,
    );
    expect(assessmentTemplate).toMatchObject({
      position: 3,
      name: 'Branches',
      version: 1,
      dimensions: [{ code: 'A' }],
    });
    expect(await auditOf(assessmentTemplate.id as string)).toMatchObject([
      {
        action: 'assessmentTemplateCreated',
        after: { name: 'Branches', dimensions: [{ code: 'A', anchors: ANCHORS }] },
      },
    ]);
  });

  it('are revised as a whole, and an assessment keeps the version that it answers', async () => {
    const first = await aNewTemplate('Revised', dimension('A'), dimension('B'));
    const assessment = await anAssessment(steward, LEAH, { templateId: first.id, assessorIds: [people.ben] });
    const input = { templateId: first.id, expectedVersion: 1, name: 'Revised anew', purpose: 'Tells more' };
    const dimensions = [dimension('C'), dimension('A', { name: 'Better' })];
    const { assessmentTemplate } = await act(
      ...[steward, LEAH, 'reviseAssessmentTemplate', { ...input, dimensions }],
      TEMPLATE,
    );
    expect(assessmentTemplate).toMatchObject({
      ...{ name: 'Revised anew', version: 2, dimensions: [{ code: 'C' }, { code: 'A' }] },
    });
    const { maturityAssessment } = await steward.data(
      VIC,
      'query($id: ID!) { maturityAssessment(id: $id) { templateVersion template { version } dimensions { id code } } }',
      { id: assessment },
    );
    expect(maturityAssessment).toEqual({
      ...{ templateVersion: 1, template: { version: 2 } },
      dimensions: first.dimensions.map(({ id, code }) => ({ id, code })),
    });
    expect((await auditOf(first.id)).at(-1)).toMatchObject({
      action: 'assessmentTemplateRevised',
      before: { name: 'Revised', version: 1 },
      after: { name: 'Revised anew', version: 2, dimensions: [{ code: 'C' }, { code: 'A', name: 'Better' }] },
    });
  });

  it('are refused with a name that is taken, and with whatever the rules say no to', async () => {
    const taken = { name: service.name, purpose: 'x', dimensions: [dimension('A'), dimension('A')] };
    expect(await refused(LEAH, 'createAssessmentTemplate', taken)).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.name' }, { path: 'input.dimensions[1].code' }],
    });
    const own = await aNewTemplate('Keeps its name', dimension('A'));
    const revision = { ...taken, templateId: own.id, expectedVersion: 1, dimensions: [dimension('A')] };
    expect(await refused(LEAH, 'reviseAssessmentTemplate', revision)).toMatchObject({
      problems: [{ path: 'input.name', message: `There is an assessment template "${service.name}" already.` }],
    });
    expect(await refused(LEAH, 'reviseAssessmentTemplate', { ...revision, expectedVersion: 4 })).toMatchObject({
      ...{ code: 'STALE_VERSION', currentVersion: 1 },
    });
    const kept = await act(
      steward,
      LEAH,
      'reviseAssessmentTemplate',
      { ...revision, name: 'Keeps its name' },
      TEMPLATE,
    );
    expect(kept['assessmentTemplate']).toMatchObject({ name: 'Keeps its name', version: 2 });
  });

  it('answer a repeated key as the first time, and no other input under it', async () => {
    const input = { name: 'Once', purpose: 'x', dimensions: [dimension('A')], idempotencyKey: aKey() };
    const first = await act(steward, LEAH, 'createAssessmentTemplate', input, TEMPLATE);
    expect(await act(steward, LEAH, 'createAssessmentTemplate', input, TEMPLATE)).toEqual(first);
    expect(await refused(LEAH, 'createAssessmentTemplate', { ...input, name: 'Twice' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('are written by admins and CX leaders alone, about pillars of their own', async () => {
    const input = { name: 'Hers', purpose: 'x', dimensions: [dimension('A')] };
    expect(await fault(INA, 'createAssessmentTemplate', input)).toMatchObject({
      message: 'You may not do this. Admins and CX leaders create and revise assessment templates.',
    });
    const revision = { ...input, templateId: service.id, expectedVersion: 1 };
    expect((await fault(INA, 'reviseAssessmentTemplate', revision)).extensions.code).toBe('FORBIDDEN');
    for (const templateId of [
      unknownId('AssessmentTemplate'),
      unknownId('Pillar'),
      (await aTemplate(steward, ODA, 1)).id,
    ]) {
      const { extensions } = await fault(LEAH, 'reviseAssessmentTemplate', { ...revision, templateId });
      expect(extensions.code).toBe('NOT_FOUND');
    }
    const foreign = (await steward.data(ODA, '{ pillars { id } }'))['pillars'][0].id as string;
    for (const pillarId of [unknownId('Pillar'), foreign]) {
      const dimensions = [dimension('A', { pillarId })];
      expect((await fault(LEAH, 'createAssessmentTemplate', { ...input, dimensions })).extensions.code).toBe(
        'NOT_FOUND',
      );
    }
  });

  it('of another organization are not there', async () => {
    const query =
      'query($id: ID!) { assessmentTemplate(id: $id) { name } node(id: $id) { id } inventory(templateId: $id) { level } }';
    expect(await steward.data(ODA, query, { id: service.id })).toEqual({
      assessmentTemplate: null,
      node: null,
      inventory: [],
    });
  });

  it('keep their versions: the database refuses a change', async () => {
    const change = inOrganizationOf(steward, ADA, (manager) =>
      manager.query(`update assessment_dimensions set name = 'x'`),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

const opening = (more: Record<string, unknown> = {}) => ({
  ...{ templateId: service.id, name: 'Autumn', asOf: '2026-10-31', dueOn: '2026-11-20', assessorIds: [people.ben] },
  ...more,
});
const idOfCode = ({ dimensions }: ShownTemplate, code: string) => dimensions.find((each) => each.code === code)!.id;
/** One level of each of these dimensions of a template. */
const levels = (template: ShownTemplate, given: Record<string, number>, more: object = {}) =>
  Object.entries(given).map(([code, level]) => ({ dimensionId: idOfCode(template, code), level, ...more }));
const record = (email: string, assessmentId: string, given: object[]) =>
  act(
    steward,
    email,
    'recordLevels',
    { assessmentId, levels: given },
    'levels { level evidence link } maturityAssessment { version }',
  );
const versionOf = async (id: string): Promise<number> =>
  (await steward.data(VIC, 'query($id: ID!) { maturityAssessment(id: $id) { version } }', { id }))['maturityAssessment']
    .version as number;
const close = async (email: string, assessmentId: string) =>
  act(
    ...[steward, email, 'closeMaturityAssessment', { assessmentId, expectedVersion: await versionOf(assessmentId) }],
    `maturityAssessment { status closedAt closedBy { email }
      results { level median lowest highest disagreement assessorCount evidenceCount asOf dimension { code } apart { level assessor { email } } } }`,
  );

describe('A maturity assessment', () => {
  it('tells its assessors that they are asked, until it is closed', async () => {
    const asked = async (email: string, id: string) => {
      const filter = '{ kind: [LEVELS_ASKED], unread: true }';
      const query = `{ viewer { inbox(filter: ${filter}) { nodes { title text subjectKind subjectId } } } }`;
      const { viewer } = await steward.data(email, query);
      return (viewer.inbox.nodes as { subjectId: string }[]).filter((each) => each.subjectId === id);
    };
    const input = opening({ name: 'Told', assessorIds: [people.ben] });
    const { maturityAssessment } = await act(
      steward,
      INA,
      'openMaturityAssessment',
      input,
      'maturityAssessment { id }',
    );
    const { id: subjectId } = maturityAssessment as { id: string };
    expect(await asked(BEN, subjectId)).toEqual([
      {
        ...{ title: 'Your levels are asked for: "Told"', subjectKind: 'MATURITY_ASSESSMENT', subjectId },
        text: 'They speak of 2026-10-31, and are due on 2026-11-20.',
      },
    ]);
    expect(await asked(SAM, subjectId)).toEqual([]);
    await record(BEN, subjectId, levels(service, { PREVENTION: 2 }));
    await close(INA, subjectId);
    expect(await asked(BEN, subjectId)).toEqual([]);
  });

  it('is opened by a CX leader or by insights, and shows who has answered what', async () => {
    const input = opening({ assessorIds: [people.sam, people.ben] });
    const selection = `maturityAssessment { id name asOf dueOn status templateVersion version openedBy { email } closedBy { email }
      closedAt results { level } assessors { person { email } unanswered { code } } levels { totalCount } }`;
    const { maturityAssessment } = await act(steward, INA, 'openMaturityAssessment', input, selection);
    const unanswered = service.dimensions.map(({ code }) => ({ code }));
    expect(maturityAssessment).toMatchObject({
      ...{ name: 'Autumn', asOf: '2026-10-31', dueOn: '2026-11-20', status: 'OPEN', templateVersion: 1, version: 1 },
      ...{ openedBy: { email: INA }, closedBy: null, closedAt: null, results: [], levels: { totalCount: 0 } },
      assessors: [
        { person: { email: SAM }, unanswered },
        { person: { email: BEN }, unanswered },
      ],
    });
    const { id } = maturityAssessment as { id: string };
    await record(BEN, id, levels(service, { PREVENTION: 2, LIVE_SERVICE: 4 }));
    const { maturityAssessment: after } = await steward.data(
      VIC,
      'query($id: ID!) { maturityAssessment(id: $id) { assessors { unanswered { code } } } }',
      { id },
    );
    const left = [{ code: 'EXECUTIVE_PRIORITY' }, { code: 'SELF_SERVICE' }];
    expect(after.assessors).toEqual([{ unanswered }, { unanswered: left }]);
    expect(await auditOf(id)).toMatchObject([
      { action: 'maturityAssessmentOpened', actor: { email: INA }, after: { name: 'Autumn', asOf: '2026-10-31' } },
      {
        action: 'levelsRecorded',
        actor: { email: BEN },
        before: { levels: [] },
        after: { levels: [{ level: 2 }, { level: 4 }] },
      },
    ]);
  });

  it('takes a second thought on some dimensions and keeps the others', async () => {
    const id = await anAssessment(steward, LEAH, opening());
    await record(BEN, id, levels(service, { PREVENTION: 2, SELF_SERVICE: 3 }, { evidence: 'A walk' }));
    const link = 'https://example.com/walk';
    const { levels: again, maturityAssessment } = await record(BEN, id, levels(service, { PREVENTION: 4 }, { link }));
    expect([again, maturityAssessment]).toEqual([[{ level: 4, evidence: null, link }], { version: 3 }]);
    const query = `query($id: ID!, $ben: ID!, $of: ID!) { maturityAssessment(id: $id) {
      all: levels(filter: { assessorId: $ben }) { totalCount nodes { level dimension { code } assessor { email } } }
      one: levels(filter: { dimensionId: $of }) { nodes { level } } none: levels(filter: { assessorId: $id }) { totalCount } } }`;
    const { maturityAssessment: shown } = await steward.data(VIC, query, {
      ...{ id, ben: people.ben, of: idOfCode(service, 'PREVENTION') },
    });
    expect(shown.all.totalCount).toBe(2);
    expect(shown.all.nodes).toContainEqual({ level: 3, dimension: { code: 'SELF_SERVICE' }, assessor: { email: BEN } });
    expect([shown.one.nodes, shown.none.totalCount]).toEqual([[{ level: 4 }], 0]);
    expect((await auditOf(id)).at(-1)).toMatchObject({
      before: { levels: [{ level: 2, evidence: 'A walk' }] },
      after: { levels: [{ level: 4, link }] },
    });
  });

  it('is closed with the mean of each dimension, who disagrees and who stands apart', async () => {
    const id = await anAssessment(steward, LEAH, opening({ assessorIds: [people.ben, people.bea, people.sam] }));
    await record(BEN, id, levels(service, { PREVENTION: 2, SELF_SERVICE: 4 }, { evidence: 'Seen' }));
    await record(BEA, id, levels(service, { PREVENTION: 3, SELF_SERVICE: 4 }));
    await record(SAM, id, levels(service, { PREVENTION: 5 }, { link: 'https://example.com' }));
    const { maturityAssessment } = await close(LEAH, id);
    expect(maturityAssessment).toEqual({
      ...{ status: 'CLOSED', closedAt: '2026-11-02T09:00:00.000Z', closedBy: { email: LEAH } },
      results: [
        {
          // (2 + 3 + 5) / 3 = 3.333…; the middle one is 3, and 5 is two away from it.
          ...{ level: 3.33, median: 3, lowest: 2, highest: 5, disagreement: 3, assessorCount: 3, evidenceCount: 2 },
          ...{ asOf: '2026-10-31', dimension: { code: 'PREVENTION' }, apart: [{ level: 5, assessor: { email: SAM } }] },
        },
        {
          ...{ level: 4, median: 4, lowest: 4, highest: 4, disagreement: 0, assessorCount: 2, evidenceCount: 1 },
          ...{ asOf: '2026-10-31', dimension: { code: 'SELF_SERVICE' }, apart: [] },
        },
      ],
    });
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'maturityAssessmentClosed',
      after: { status: 'CLOSED', results: [{ code: 'PREVENTION', levelHundredths: 333 }, { code: 'SELF_SERVICE' }] },
    });
  });

  it('is closed by whoever opened it, too, once somebody has answered', async () => {
    const { maturityAssessment } = await act(
      steward,
      INA,
      'openMaturityAssessment',
      opening(),
      'maturityAssessment { id }',
    );
    const id = maturityAssessment.id as string;
    const input = { assessmentId: id, expectedVersion: 1 };
    expect(await refused(INA, 'closeMaturityAssessment', input)).toMatchObject({
      ...{ code: 'GATE_UNMET', message: '0 levels recorded: at least 1 is needed.', missing: [{ code: 'LEVEL' }] },
    });
    await record(BEN, id, levels(service, { PREVENTION: 1 }));
    expect(await refused(INA, 'closeMaturityAssessment', input)).toMatchObject({
      ...{
        code: 'STALE_VERSION',
        currentVersion: 2,
        message: expect.stringContaining('maturity assessment "Autumn"') as string,
      },
    });
    expect((await fault(BEN, 'closeMaturityAssessment', { ...input, expectedVersion: 2 })).message).toBe(
      'You may not do this. Whoever opened a maturity assessment, or a CX leader, closes it.',
    );
    expect((await close(INA, id))['maturityAssessment'].status).toBe('CLOSED');
  });

  it('stays as it is once it is closed', async () => {
    const id = await anAssessment(steward, LEAH, opening());
    await record(BEN, id, levels(service, { PREVENTION: 1 }));
    await close(LEAH, id);
    const message = 'Maturity assessment "Autumn" is closed: its levels stay as they are.';
    const late = { assessmentId: id, levels: levels(service, { PREVENTION: 5 }) };
    expect(await refused(BEN, 'recordLevels', late)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'CLOSED',
      message,
    });
    const again = { assessmentId: id, expectedVersion: await versionOf(id) };
    expect(await refused(LEAH, 'closeMaturityAssessment', again)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message });
    const change = inOrganizationOf(steward, ADA, (manager) => manager.query('update maturity_results set lowest = 1'));
    await expect(change).rejects.toThrow(/permission denied/);
  });

  it('answers a repeated key as the first time, and no other input under it', async () => {
    const id = await anAssessment(steward, LEAH, opening());
    const input = { assessmentId: id, levels: levels(service, { PREVENTION: 2 }), idempotencyKey: aKey() };
    const first = await act(steward, BEN, 'recordLevels', input, 'levels { id level } maturityAssessment { version }');
    expect(
      await act(steward, BEN, 'recordLevels', input, 'levels { id level } maturityAssessment { version }'),
    ).toEqual(first);
    expect(await versionOf(id)).toBe(2);
    const other = { ...input, levels: levels(service, { PREVENTION: 3 }) };
    expect(await refused(BEN, 'recordLevels', other)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('is refused with dates and people that cannot be', async () => {
    const input = opening({ asOf: '2026-11-03', dueOn: '2026-11-01', assessorIds: [people.ben, people.ben], name: '' });
    const { problems } = await refused(LEAH, 'openMaturityAssessment', input);
    expect(problems).toEqual([
      { path: 'input.name', message: 'Expected a text, got an empty one.' },
      { path: 'input.asOf', message: '2026-11-03 is in the future (today is 2026-11-02).' },
      { path: 'input.dueOn', message: '2026-11-01 is in the past (today is 2026-11-02).' },
      { path: 'input.assessorIds[1]', message: 'This person is named twice.' },
    ]);
  });

  it('takes no level off the scale, twice or of another template', async () => {
    const id = await anAssessment(steward, LEAH, opening());
    const wrong = [
      ...levels(service, { PREVENTION: 6, SELF_SERVICE: 0 }),
      { dimensionId: idOfCode(service, 'PREVENTION'), level: 3 },
      { dimensionId: idOfCode(pillars, 'LEADERSHIP'), level: 3, link: 'javascript:alert(1)' },
    ];
    const { problems } = await refused(BEN, 'recordLevels', { assessmentId: id, levels: wrong });
    expect(problems).toEqual([
      { path: 'input.levels[0].level', message: '6: expected a whole number from 1 to 5.' },
      { path: 'input.levels[1].level', message: '0: expected a whole number from 1 to 5.' },
      { path: 'input.levels[2].dimensionId', message: 'This dimension has a level already.' },
      { path: 'input.levels[3].dimensionId', message: 'This dimension does not belong to what is assessed.' },
      { path: 'input.levels[3].link', message: '"javascript:alert(1)" is not a web address (http:// or https://).' },
    ]);
  });

  it('is opened, answered and closed by none but those who may', async () => {
    expect((await fault(BEN, 'openMaturityAssessment', opening())).message).toBe(
      'You may not do this. CX leaders and insights open a maturity assessment.',
    );
    const id = await anAssessment(steward, LEAH, opening());
    const answer = { assessmentId: id, levels: levels(service, { PREVENTION: 2 }) };
    for (const email of [LEAH, SAM]) {
      expect((await fault(email, 'recordLevels', answer)).message).toBe(
        'You may not do this. The named assessors of a maturity assessment record their levels.',
      );
    }
    expect((await fault(undefined, 'recordLevels', answer)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('leads nowhere for ids of nothing, of another kind or of another organization', async () => {
    const id = await anAssessment(steward, LEAH, opening());
    const theirs = await aTemplate(steward, ODA, 2);
    const theirRound = await anAssessment(steward, ODA, { templateId: theirs.id, assessorIds: [people.oda] });
    const given = levels(service, { PREVENTION: 2 });
    const attempts: [string, Record<string, unknown>][] = [
      ['openMaturityAssessment', opening({ templateId: theirs.id })],
      ['openMaturityAssessment', opening({ templateId: unknownId('AssessmentTemplate') })],
      ['openMaturityAssessment', opening({ templateId: people.ben })],
      ['openMaturityAssessment', opening({ assessorIds: [people.ben, people.oda] })],
      ['recordLevels', { assessmentId: theirRound, levels: given }],
      ['recordLevels', { assessmentId: id, levels: levels(theirs, { PREVENTION: 2 }) }],
      ['recordLevels', { assessmentId: id, levels: [{ dimensionId: unknownId('AssessmentDimension'), level: 2 }] }],
      ['closeMaturityAssessment', { assessmentId: theirRound, expectedVersion: 1 }],
    ];
    for (const [mutation, input] of attempts) {
      const email = mutation === 'recordLevels' ? BEN : LEAH;
      expect((await fault(email, mutation, input)).extensions.code).toBe('NOT_FOUND');
    }
    const query = 'query($id: ID!) { maturityAssessment(id: $id) { name } node(id: $id) { id } }';
    expect(await steward.data(LEAH, query, { id: theirRound })).toEqual({ maturityAssessment: null, node: null });
  });

  it('is found by status, template and assessor, the latest date first', async () => {
    const { id: templateId } = await aNewTemplate('Found', dimension('A'));
    const assessorIds = [people.bea];
    const early = await anAssessment(steward, LEAH, { templateId, assessorIds, asOf: '2025-10-01' });
    const late = await anAssessment(steward, LEAH, { templateId, assessorIds, asOf: '2026-10-01' });
    const find = async (filter: string) => {
      const query = `{ maturityAssessments(filter: { templateId: "${templateId}" ${filter} }) { nodes { id } } }`;
      const { maturityAssessments } = await steward.data(VIC, query);
      return (maturityAssessments.nodes as { id: string }[]).map(({ id }) => id);
    };
    expect(await find('')).toEqual([late, early]);
    expect(await find('status: [CLOSED]')).toEqual([]);
    expect(await find(`assessorId: "${people.bea}"`)).toEqual([late, early]);
    expect(await find(`assessorId: "${people.sam}"`)).toEqual([]);
  });
});

const ITEM = `dimension { code } level targetLevel targetOn gap trend
  latest { disagreement assessorCount evidenceCount asOf assessment { name } } series { level asOf }`;
const inventoryOf = async (email: string, args = '') =>
  (await steward.data(email, `{ inventory${args} { ${ITEM} } }`))['inventory'] as Record<string, any>[];
const item = async (code: string, args = '') =>
  (await inventoryOf(VIC, args)).find((each) => each['dimension'].code === code)!;

describe('The inventory', () => {
  const round = async (asOf: string, given: number[], template = pillars) => {
    const assessorIds = [people.ben, people.bea, people.sam].slice(0, given.length);
    const id = await anAssessment(steward, LEAH, { templateId: template.id, assessorIds, asOf, name: asOf });
    for (const [index, level] of given.entries()) {
      await record([BEN, BEA, SAM][index]!, id, levels(template, { LEADERSHIP: level }, { evidence: 'Seen' }));
    }
    await close(LEAH, id);
  };

  it('is the pillars without a level, a target or a gap before anybody assessed', async () => {
    const items = await inventoryOf(ODA);
    expect(items.map(({ dimension: { code } }) => code as string)).toEqual(pillars.dimensions.map(({ code }) => code));
    expect(items[0]).toEqual({
      ...{ dimension: { code: 'VISION_AND_GOALS' }, level: null, targetLevel: null, targetOn: null },
      ...{ gap: null, trend: null, latest: null, series: [] },
    });
  });

  it('tells level, gap, disagreement and trend of the latest date, whenever it was closed', async () => {
    const { id, version } = (await steward.data(VIC, '{ pillars { id code version } }'))['pillars'].at(-1);
    const target = {
      pillarId: id,
      expectedVersion: version,
      targetLevel: 4,
      targetOn: '2027-12-31',
      reason: 'Promised',
    };
    await act(steward, LEAH, 'setPillarTarget', target);
    await round('2026-10-01', [2, 3, 3]);
    await round('2025-10-01', [2, 1]);
    expect(await item('LEADERSHIP')).toEqual({
      // (2 + 3 + 3) / 3 = 2.666…; the year before (2 + 1) / 2 = 1.5; 4 − 2.67 and 2.67 − 1.5
      ...{
        dimension: { code: 'LEADERSHIP' },
        level: 2.67,
        targetLevel: 4,
        targetOn: '2027-12-31',
        gap: 1.33,
        trend: 1.17,
      },
      latest: {
        ...{
          disagreement: 1,
          assessorCount: 3,
          evidenceCount: 3,
          asOf: '2026-10-01',
          assessment: { name: '2026-10-01' },
        },
      },
      series: [
        { level: 1.5, asOf: '2025-10-01' },
        { level: 2.67, asOf: '2026-10-01' },
      ],
    });
  });

  it('tells what was known of an earlier date', async () => {
    expect(await item('LEADERSHIP', '(asOf: "2026-09-30")')).toMatchObject({
      ...{ level: 1.5, gap: 2.5, trend: null, series: [{ level: 1.5 }] },
    });
    expect(await item('LEADERSHIP', '(asOf: "2025-09-30")')).toMatchObject({ level: null, gap: null, targetLevel: 4 });
  });

  it('goes on behind a revision of the template, by the codes', async () => {
    const { id: templateId } = await aTemplate(steward, VIC, 1);
    const dimensions = [dimension('LEADERSHIP', { name: 'How we lead' }), dimension('SOMETHING_NEW')];
    const input = { templateId, expectedVersion: 1, name: 'Ours', purpose: 'x', dimensions };
    await act(steward, LEAH, 'reviseAssessmentTemplate', input);
    const items = await inventoryOf(VIC);
    expect(items).toMatchObject([
      // Without its pillar it has no target any more.
      { dimension: { code: 'LEADERSHIP' }, level: 2.67, targetLevel: null, gap: null, trend: 1.17 },
      { dimension: { code: 'SOMETHING_NEW' }, level: null, series: [] },
    ]);
    await round('2026-11-01', [4], await aTemplate(steward, VIC, 1));
    // 4 − 2.67
    expect(await item('LEADERSHIP')).toMatchObject({ level: 4, trend: 1.33, series: [{}, {}, {}] });
  });

  it('is of the template that is asked for, empty for none, and of a day that exists', async () => {
    const query = 'query($id: ID!) { inventory(templateId: $id) { dimension { code } } }';
    const { inventory } = await steward.data(VIC, query, { id: service.id });
    expect(inventory).toEqual(service.dimensions.map(({ code }) => ({ dimension: { code } })));
    for (const id of [unknownId('AssessmentTemplate'), people.ben, '']) {
      expect(await steward.data(VIC, query, { id })).toEqual({ inventory: [] });
    }
    const { errors } = await steward.ask(VIC, '{ inventory(asOf: "0000-01-01") { level } }');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('shows in a pillar: the latest result and all of them', async () => {
    const { pillars: all } = await steward.data(
      VIC,
      '{ pillars { code targetLevel maturity { level } maturityHistory { totalCount nodes { level asOf } } } }',
    );
    expect(all.at(-1)).toEqual({
      // The revised dimension speaks of no pillar.
      ...{ code: 'LEADERSHIP', targetLevel: 4, maturity: { level: 2.67 } },
      maturityHistory: {
        totalCount: 2,
        nodes: [
          { level: 2.67, asOf: '2026-10-01' },
          { level: 1.5, asOf: '2025-10-01' },
        ],
      },
    });
    expect(all[0]).toMatchObject({ maturity: null, targetLevel: null, maturityHistory: { totalCount: 0 } });
  });
});

describe('The target of a pillar', () => {
  const pillar = async (code: string) =>
    (
      (await steward.data(VIC, '{ pillars { id code version targetLevel targetOn } }'))['pillars'] as Record<
        string,
        any
      >[]
    ).find((each) => each['code'] === code)!;
  const target = async (code: string, more: Record<string, unknown> = {}) => {
    const { id, version } = await pillar(code);
    return {
      pillarId: id,
      expectedVersion: version,
      targetLevel: 3,
      targetOn: '2027-06-30',
      reason: 'We promised',
      ...more,
    };
  };

  it('is set by a CX leader for a reason, again and again', async () => {
    const first = await target('INNOVATION', { idempotencyKey: aKey() });
    const selection = 'pillar { targetLevel targetOn version }';
    const answer = await act(steward, LEAH, 'setPillarTarget', first, selection);
    expect(answer['pillar']).toEqual({ targetLevel: 3, targetOn: '2027-06-30', version: 2 });
    expect(await act(steward, LEAH, 'setPillarTarget', first, selection)).toEqual(answer);
    await act(steward, LEAH, 'setPillarTarget', await target('INNOVATION', { targetLevel: 5, reason: 'We can' }));
    expect((await auditOf((await pillar('INNOVATION'))['id'] as string)).at(-1)).toMatchObject({
      ...{ action: 'pillarTargetSet', before: { targetLevel: 3 }, after: { targetLevel: 5 }, reason: 'We can' },
    });
    expect(await refused(LEAH, 'setPillarTarget', { ...first, targetLevel: 4 })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is not set off the scale, in the past, without a reason, on a stale version or by anybody else', async () => {
    const wrong = await target('LEADERSHIP', { targetLevel: 6, targetOn: '2026-11-01', reason: ' ' });
    const { problems } = await refused(LEAH, 'setPillarTarget', wrong);
    expect(problems).toEqual([
      { path: 'input.targetLevel', message: '6: expected a whole number from 1 to 5.' },
      { path: 'input.targetOn', message: '2026-11-01 is in the past (today is 2026-11-02).' },
      { path: 'input.reason', message: 'Expected a text, got an empty one.' },
    ]);
    const stale = await target('LEADERSHIP', { expectedVersion: 9 });
    expect(await refused(LEAH, 'setPillarTarget', stale)).toMatchObject({ code: 'STALE_VERSION' });
    expect((await fault(ADA, 'setPillarTarget', await target('LEADERSHIP'))).message).toBe(
      'You may not do this. CX leaders set the level of maturity that a pillar is to reach.',
    );
    const theirs = (await steward.data(ODA, '{ pillars { id } }'))['pillars'][0].id as string;
    for (const pillarId of [unknownId('Pillar'), theirs]) {
      const input = await target('LEADERSHIP', { pillarId });
      expect((await fault(LEAH, 'setPillarTarget', input)).extensions.code).toBe('NOT_FOUND');
    }
  });
});
