import type { AssessmentDimension } from '../../../src/pillars/domain/assessment-template';
import {
  closeMaturityAssessment,
  levelsGiven,
  openMaturityAssessment,
  type MaturityAssessment,
  type MaturityLevel,
} from '../../../src/pillars/domain/maturity-assessment';

const NOW = new Date('2026-11-02T09:00:00Z');
const origin = {
  ...{ id: 'a', organizationId: 'o', templateId: 't', templateVersion: 2 },
  ...{ openedById: 'leah', openedAt: NOW },
};
const input = { name: 'Autumn', asOf: '2026-11-02', dueOn: '2026-11-02', assessorIds: ['ben'] };
const opened = openMaturityAssessment(origin, input, '2026-11-02') as MaturityAssessment;
const dimension = (id: string): AssessmentDimension => ({
  ...{ id, organizationId: 'o', templateId: 't', templateVersion: 2, position: 1, code: id, name: id },
  ...{ pillarId: null, anchors: { level1: '1', level2: '2', level3: '3', level4: '4', level5: '5' } },
});
const DIMENSIONS = [dimension('first'), dimension('second')];
const level = (dimensionId: string, assessorId: string, given: number): MaturityLevel => ({
  ...{ id: `${assessorId} on ${dimensionId}`, organizationId: 'o', assessmentId: 'a', dimensionId, assessorId },
  ...{ level: given, evidence: null, link: null, recordedAt: NOW },
});
const problemsOf = (answer: unknown) => (answer as { problems: { path: string }[] }).problems.map(({ path }) => path);

describe('A maturity assessment', () => {
  it('is opened for a day up to today, to be answered from today on', () => {
    expect(opened).toEqual({
      ...origin,
      ...{ name: 'Autumn', asOf: '2026-11-02', dueOn: '2026-11-02', status: 'OPEN' },
      ...{ closedById: null, closedAt: null, version: 1 },
    });
  });

  it.each([
    ['tomorrow’s levels', { asOf: '2026-11-03' }, 'input.asOf'],
    ['answers by yesterday', { dueOn: '2026-11-01' }, 'input.dueOn'],
    ['no name', { name: ' ' }, 'input.name'],
    ['nobody', { assessorIds: [] }, 'input.assessorIds'],
    ['the same person twice', { assessorIds: ['ben', 'ben'] }, 'input.assessorIds[1]'],
    ['51 people', { assessorIds: Array.from({ length: 51 }, (_, i) => `p${i}`) }, 'input.assessorIds'],
  ])('does not ask for %s', (_what, changes, path) => {
    expect(problemsOf(openMaturityAssessment(origin, { ...input, ...changes }, '2026-11-02'))).toEqual([path]);
  });

  it('takes levels of some of its dimensions, blank evidence as none', () => {
    const given = levelsGiven(opened, DIMENSIONS, [{ dimensionId: 'second', level: 5, evidence: ' ', link: null }]);
    expect(given).toEqual([{ dimensionId: 'second', level: 5, evidence: null, link: null }]);
  });

  it('names everything that is wrong with levels, each at its place', () => {
    const wrong = [
      { dimensionId: 'third', level: 0 },
      { dimensionId: 'third', level: 6, link: 'ftp://example.com' },
    ];
    expect(problemsOf(levelsGiven(opened, DIMENSIONS, wrong))).toEqual([
      'input.levels[0].dimensionId',
      'input.levels[0].level',
      'input.levels[1].dimensionId',
      'input.levels[1].dimensionId',
      'input.levels[1].level',
      'input.levels[1].link',
    ]);
  });

  it.each([0, 3])('takes no %i levels of two dimensions', (count) => {
    const levels = Array.from({ length: count }, () => ({ dimensionId: 'first', level: 3 }));
    expect(problemsOf(levelsGiven(opened, DIMENSIONS, levels))).toEqual(['input.levels']);
  });

  it('is closed with a result for each dimension that anybody answered', () => {
    const levels = [level('second', 'ben', 2), level('second', 'bea', 5)];
    const by = { personId: 'leah', now: NOW };
    expect(closeMaturityAssessment(opened, DIMENSIONS, levels, by)).toMatchObject({
      closed: { status: 'CLOSED', closedById: 'leah', closedAt: NOW, version: 2 },
      // (2 + 5) / 2 = 3.5
      results: [{ dimension: { id: 'second' }, maturity: { levelHundredths: 350, lowest: 2, highest: 5 } }],
    });
  });

  it('is not closed without an answer', () => {
    expect(closeMaturityAssessment(opened, DIMENSIONS, [], { personId: 'leah', now: NOW })).toMatchObject({
      code: 'GATE_UNMET',
      missing: [{ code: 'LEVEL' }],
    });
  });

  it('takes no level once it is closed, and is closed once', () => {
    const closed: MaturityAssessment = { ...opened, status: 'CLOSED' };
    const message = 'Maturity assessment "Autumn" is closed: its levels stay as they are.';
    const levels = [level('first', 'ben', 2)];
    expect(levelsGiven(closed, DIMENSIONS, levels)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message });
    expect(closeMaturityAssessment(closed, DIMENSIONS, levels, { personId: 'leah', now: NOW })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message },
    });
  });
});
