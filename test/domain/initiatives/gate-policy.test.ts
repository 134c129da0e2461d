import { DEFAULT_GATE_POLICIES } from '../../../src/initiatives/domain/default-gate-policies';
import { gatePolicyFaults, gatePolicyJsonSchema } from '../../../src/initiatives/domain/gate-policy';
import { DEFAULT_MATERIAL } from '../../../src/initiatives/domain/material';
import { previewPolicy } from '../../../src/initiatives/domain/policy-preview';
import { TRACKS } from '../../../src/process/domain/track';
import { EVERYTHING } from './an-initiative';

type Json = Record<string, any>;
const policy = (change: (gates: Json, document: Json) => void = () => undefined): Json => {
  const document = JSON.parse(JSON.stringify(DEFAULT_GATE_POLICIES.STANDARD)) as Json;
  change(document['gates'] as Json, document);
  return document;
};

describe('A gate policy', () => {
  it.each(TRACKS)('has no faults by default on the track %s', (track) => {
    expect(gatePolicyFaults(DEFAULT_GATE_POLICIES[track])).toEqual([]);
  });

  it.each<[string, string, (gates: Json, document: Json) => void]>([
    ['no gate for a stage', '$.gates.SUNSET', (gates) => delete gates['SUNSET']],
    ['a gate of no stage', '$.gates', (gates) => (gates['HEAVEN'] = gates['SUNSET'])],
    ['evidence of no kind', '$.gates.DISCOVER.evidence', (gates) => (gates['DISCOVER'].evidence.RUMOUR = 1)],
    [
      'half an interview',
      '$.gates.DISCOVER.evidence.INTERVIEW',
      (gates) => (gates['DISCOVER'].evidence.INTERVIEW = 0.5),
    ],
    ['a deliverable twice', '$.gates.DESIGN.deliverables', (gates) => gates['DESIGN'].deliverables.push('FORECAST')],
    ['readings below nothing', '$.gates.DESIGN.baselineReadings', (gates) => (gates['DESIGN'].baselineReadings = -1)],
    [
      'approvers of no role',
      '$.gates.MEASURE.approvals.role',
      (gates) => (gates['MEASURE'].approvals.role = 'MAGICIAN'),
    ],
    ['no approver', '$.gates.MEASURE.approvals.count', (gates) => (gates['MEASURE'].approvals.count = 0)],
    ['a sign-off by no function', '$.gates.DESIGN.signOff', (gates) => (gates['DESIGN'].signOff = 'MAGIC')],
    ['a stage of no days', '$.gates.DESIGN.days', (gates) => (gates['DESIGN'].days = 0)],
    ['a cost below nothing', '$.material.costPercent', (_, { material }) => (material.costPercent = -1)],
    ['half of what is material', '$.material.plan', (_, { material }) => delete material.plan],
    ['comments that void votes', '$.material', (_, { material }) => (material.comments = true)],
    [
      'a document that is no kind',
      '$.material.deliverables[0]',
      (_, { material }) => (material.deliverables = ['MEMO']),
    ],
    [
      'a document that is material twice',
      '$.material.deliverables',
      (_, { material }) => (material.deliverables = ['LESSONS', 'LESSONS']),
    ],
  ])('is faulty with %s', (_what, path, change) => {
    expect(gatePolicyFaults(policy(change))).toEqual([
      { path, code: 'SHAPE', message: expect.stringMatching(/^[A-Z].*\.$/) as string },
    ]);
  });

  it('may leave to the default what is material, as its schema tells', () => {
    expect(gatePolicyFaults(policy((_, document) => delete document['material']))).toEqual([]);
    expect(gatePolicyJsonSchema()).toMatchObject({
      required: ['gates'],
      $defs: { MaterialContent: { default: DEFAULT_MATERIAL } },
    });
  });

  it('gives away the whole grant, no more and no less', () => {
    // 10 + 15 + 25 + 45 + 5 = 100, and 10 more are 110.
    expect(gatePolicyFaults(policy((gates) => (gates['DISCOVER'].tranchePercent = 20)))).toEqual([
      { path: '$.gates', code: 'TRANCHES', message: 'The tranches of all stages add up to 110 %, and must to 100 %.' },
    ]);
  });
});

describe('The preview of a gate policy', () => {
  const { STANDARD, LIGHT, MAJOR } = DEFAULT_GATE_POLICIES;
  const running = (title: string, evidenceCounts: object, present = STANDARD) => ({
    ...{ id: title, title, stage: 'DISCOVER' as const, policy: present },
    gathered: { ...EVERYTHING, evidenceCounts },
  });

  it('counts what initiatives would miss and do not miss now, and names them by title', () => {
    // Major asks for 8 interviews, 2 shadowings and a survey; standard for 3 interviews and a shadowing.
    const preview = previewPolicy(MAJOR, [
      running('Letters', { INTERVIEW: 3, SHADOWING: 2 }),
      running('Accounts', { INTERVIEW: 8, SHADOWING: 2 }),
      running('Queues', { INTERVIEW: 8, SHADOWING: 2, SURVEY: 1 }),
    ]);
    expect(preview).toEqual({
      running: 3,
      affected: [
        {
          ...{ id: 'Accounts', title: 'Accounts', stage: 'DISCOVER' },
          missing: [{ code: 'SURVEY', message: 'no survey' }],
        },
        {
          ...{ id: 'Letters', title: 'Letters', stage: 'DISCOVER' },
          missing: [
            { code: 'INTERVIEW', message: '3 of 8 interviews' },
            { code: 'SURVEY', message: 'no survey' },
          ],
        },
      ],
      missing: [
        { code: 'SURVEY', initiatives: 2 },
        { code: 'INTERVIEW', initiatives: 1 },
      ],
      material: DEFAULT_MATERIAL,
    });
  });

  it('passes over what is missing already', () => {
    const behind = running('Behind', { INTERVIEW: 2, SHADOWING: 2, SURVEY: 1 });
    expect(previewPolicy(MAJOR, [behind])).toMatchObject({ running: 1, affected: [], missing: [] });
  });

  it('tells what would void votes, as it is written down or by default', () => {
    const material = { costPercent: null, valuePercent: 0, deliverables: [], plan: true };
    expect(previewPolicy({ ...STANDARD, material }, []).material).toEqual(material);
    expect(previewPolicy({ gates: STANDARD.gates }, []).material).toEqual(DEFAULT_MATERIAL);
  });

  it('is empty where less is asked for than now, and where nothing runs', () => {
    expect(previewPolicy(LIGHT, [running('Letters', {})])).toMatchObject({ running: 1, affected: [], missing: [] });
    expect(previewPolicy(LIGHT, [])).toMatchObject({ running: 0, affected: [], missing: [] });
  });
});
