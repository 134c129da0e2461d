import { type Evidence } from '../../../src/listening/domain/evidence';
import { nameNeed, type Need } from '../../../src/listening/domain/need';
import { establishNeed, retireNeed } from '../../../src/listening/domain/need-life';

const NOW = new Date('2024-05-31T10:00:00Z');
const aNeed = (changes: Partial<Need> = {}): Need => ({
  id: 'n1',
  organizationId: 'o1',
  title: 'One answer',
  statement: 'I want one answer.',
  status: 'CANDIDATE',
  namedById: 'nora',
  establishedById: null,
  establishedAt: null,
  retiredReason: null,
  version: 1,
  createdAt: new Date('2024-01-01T00:00:00Z'),
  ...changes,
});
const piece = (kind: Evidence['kind'], expiresOn: string | null = null) => ({ kind, expiresOn });
const ENOUGH = [piece('INTERVIEW'), piece('MEASUREMENT')];
const establish = (evidence = ENOUGH, need = aNeed(), by = 'priya') => establishNeed({ need, evidence }, by, NOW);

describe('naming a need', () => {
  it('makes a candidate', () => {
    expect(nameNeed({ title: ' One answer ', statement: 'I want one.' }, 'nora')).toEqual({
      title: 'One answer',
      statement: 'I want one.',
      status: 'CANDIDATE',
      namedById: 'nora',
    });
  });

  it('takes a title and a statement', () => {
    expect(nameNeed({ title: '', statement: '' }, 'nora')).toMatchObject({
      problems: [{ path: 'input.title' }, { path: 'input.statement' }],
    });
  });
});

describe('establishing a need', () => {
  it('is done with two pieces of evidence of two kinds', () => {
    expect(establish()).toEqual({ status: 'ESTABLISHED', establishedById: 'priya', establishedAt: NOW });
  });

  it('is refused without evidence, naming all that is missing', () => {
    expect(establish([])).toMatchObject({
      code: 'GATE_UNMET',
      message: '0 of 2 pieces of unexpired evidence; 0 of 2 kinds of unexpired evidence.',
    });
  });

  it('is refused when all evidence is of one kind', () => {
    expect(establish([piece('INTERVIEW'), piece('INTERVIEW'), piece('INTERVIEW')])).toMatchObject({
      missing: [{ code: 'EVIDENCE_KINDS', message: '1 of 2 kinds of unexpired evidence' }],
    });
  });

  it('does not count what expired yesterday', () => {
    expect(establish([piece('INTERVIEW', '2024-05-30'), piece('SURVEY')])).toMatchObject({ code: 'GATE_UNMET' });
  });

  it('counts what expires today', () => {
    expect(establish([piece('INTERVIEW', '2024-05-31'), piece('SURVEY')])).toMatchObject({ status: 'ESTABLISHED' });
  });

  it('is not for whoever named it', () => {
    expect(establish(ENOUGH, aNeed(), 'nora')).toMatchObject({ code: 'OWN_DECISION' });
  });

  it('is done again after the need expired', () => {
    expect(establish(ENOUGH, aNeed({ status: 'EXPIRED' }))).toMatchObject({ status: 'ESTABLISHED' });
  });

  it.each(['ESTABLISHED', 'RETIRED'] as const)('is not possible when it is %s', (status) => {
    expect(establish(ENOUGH, aNeed({ status }))).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status });
  });
});

describe('retiring a need', () => {
  it.each(['CANDIDATE', 'ESTABLISHED', 'EXPIRED'] as const)('keeps the reason: it was %s', (status) => {
    expect(retireNeed(aNeed({ status }), ' Met. ')).toEqual({ status: 'RETIRED', retiredReason: 'Met.' });
  });

  it('takes a reason', () => {
    expect(retireNeed(aNeed(), ' ')).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });

  it('is final', () => {
    expect(retireNeed(aNeed({ status: 'RETIRED' }), 'Again.')).toMatchObject({
      message: 'Need "One answer" is RETIRED and cannot become RETIRED: that is final.',
    });
  });
});
