import { BANK } from '../../../src/demo/content/bank/bank';
import { DEMO_ORGANIZATIONS } from '../../../src/demo/content/organizations';
import type { DemoOrganization } from '../../../src/demo/content/words';
import type { DemoProposal, View } from '../../../src/demo/content/proposal-words';
import type { DemoStep } from '../../../src/demo/content/initiative-words';
import { missingEvidence } from '../../../src/listening/domain/need-life';
import { stewardMetric } from '../../../src/metrics/domain/metric';
import { takeReading } from '../../../src/metrics/domain/reading-counts';
import { may, type Permission } from '../../../src/people/domain/permissions';
import { PROPOSAL_STATUSES } from '../../../src/proposals/domain/proposal';
import { VALUE_DRIVERS } from '../../../src/proposals/domain/value-drivers';
import { isRefusal } from '../../../src/shared/refusal';

const bank: DemoOrganization = BANK;
const everyProposal = DEMO_ORGANIZATIONS.flatMap((organization) =>
  organization.proposals.map((proposal) => ({ organization, proposal, key: proposal.key })),
);
const needsOf = ({ needs }: DemoOrganization) => Object.entries(needs);

/** The outcome of a proposal, when it is this one. */
const outcomes = <Kind extends NonNullable<DemoProposal['outcome']>['kind']>(kind: Kind) =>
  bank.proposals.flatMap(({ key, proposedBy, written, outcome }) =>
    outcome?.kind === kind
      ? [{ key, proposedBy, written, outcome: outcome as Extract<DemoProposal['outcome'], { kind: Kind }> }]
      : [],
  );
const funded = outcomes('FUNDED');

function personMay({ people }: DemoOrganization, key: string, permission: Permission, responsible: string[] = []) {
  const person = people[key];
  if (person === undefined) throw new Error(`Nobody is called ${key}.`);
  const grants = person.roles.map((role) => ({ role, portfolioId: null }));
  const viewer = { organizationId: 'o', personId: key, cxFunction: person.cxFunction, grants };
  return may(viewer, permission, { responsible });
}

function statusOf({ written, submittedDaysAgo, assessment, outcome }: DemoProposal): string {
  if (outcome) return outcome.kind;
  if (assessment) return assessment.closedDaysAgo === undefined ? 'UNDER_ASSESSMENT' : 'ASSESSED';
  return submittedDaysAgo === undefined ? (written ? 'DRAFT' : 'IDEA') : 'SUBMITTED';
}

/** When things happened to a proposal, in the order in which they can. */
function daysOf({ ideaDaysAgo, written, submittedDaysAgo, assessment, outcome }: DemoProposal): number[] {
  const steps = outcome?.kind === 'FUNDED' ? outcome.steps.map(({ daysAgo }) => daysAgo) : [];
  return [
    ideaDaysAgo,
    written?.daysAgo,
    submittedDaysAgo,
    assessment?.openedDaysAgo,
    assessment?.estimatedDaysAgo,
    assessment?.closedDaysAgo,
    outcome?.daysAgo,
    ...steps,
  ].filter((day) => day !== undefined);
}
const isInOrder = (days: readonly number[]) =>
  days.every((day, index) => index === 0 || day <= (days[index - 1] ?? day));

describe('the organizations of the demo', () => {
  it.each(DEMO_ORGANIZATIONS)('$name has two CX leaders or is small', ({ people }) => {
    const all = Object.values(people);
    const leaders = all.filter(({ roles }) => roles.includes('CX_LEADER'));
    expect(leaders.length >= 2 || all.length <= 3).toBe(true);
  });

  it('have nobody with the e-mail address of another', () => {
    const emails = DEMO_ORGANIZATIONS.flatMap(({ people }) => Object.values(people).map(({ email }) => email));
    expect(new Set(emails).size).toBe(emails.length);
  });

  it('have somebody in every role', () => {
    const roles = new Set(Object.values(bank.people).flatMap((person) => person.roles));
    expect(roles.size).toBe(8);
  });

  it.each(DEMO_ORGANIZATIONS)('$name begins before anything else happens in it', (organization) => {
    const days = [
      ...(organization.feedbackImport ? [organization.feedbackImport.daysAgo] : []),
      ...needsOf(organization).map(([, need]) => need.namedDaysAgo),
      ...Object.values(organization.portfolios).flatMap(({ budgets }) => budgets.map(({ daysAgo }) => daysAgo)),
      ...organization.proposals.flatMap(daysOf),
    ];
    expect(Math.max(...days)).toBeLessThan(organization.foundedDaysAgo);
  });
});

describe('the needs of the demo', () => {
  const all = DEMO_ORGANIZATIONS.flatMap((organization) =>
    needsOf(organization).map(([key, need]) => ({ key, need, organization })),
  );

  it.each(all)('$key is established on enough evidence, by somebody else who may', ({ need, organization }) => {
    if (!need.established) return expect(missingEvidence(need.evidence.map(undated), '2024-01-01')).not.toEqual([]);
    expect(missingEvidence(need.evidence.map(undated), '2024-01-01')).toEqual([]);
    expect(need.established.by).not.toBe(need.namedBy);
    expect(personMay(organization, need.established.by, 'establishNeed')).toBe(true);
  });
  const undated = ({ kind }: (typeof all)[number]['need']['evidence'][number]) => ({ kind, expiresOn: null });

  it.each(all)('$key is named, evidenced and decided in this order', ({ need }) => {
    const decided = need.established?.daysAgo ?? need.retired?.daysAgo;
    const days = [need.namedDaysAgo, ...need.evidence.map(({ daysAgo }) => daysAgo)];
    expect(isInOrder(decided === undefined ? days : [...days, decided])).toBe(true);
  });
});

describe('the proposals of the demo', () => {
  it('are at least twelve, and stand in every status', () => {
    expect(bank.proposals.length).toBeGreaterThanOrEqual(12);
    const statuses = new Set(bank.proposals.map(statusOf));
    expect([...statuses].sort()).toEqual([...PROPOSAL_STATUSES].sort());
  });

  it.each(everyProposal)('$key happens in the order in which it can', ({ proposal }) => {
    expect(isInOrder(daysOf(proposal))).toBe(true);
  });

  it.each(everyProposal)(
    '$key builds on needs that were established when it was submitted',
    ({ organization, proposal }) => {
      const { submittedDaysAgo, written } = proposal;
      const established = (written?.needs ?? []).map((need) => organization.needs[need]?.established?.daysAgo ?? -1);
      expect(submittedDaysAgo === undefined || established.every((day) => day >= submittedDaysAgo)).toBe(true);
    },
  );

  it.each(everyProposal)('$key weighs doing nothing and the simplest thing when submitted', ({ proposal }) => {
    const kinds = (proposal.written?.alternatives ?? []).map(({ kind }) => kind);
    const expected = proposal.submittedDaysAgo === undefined ? [] : ['DO_NOTHING', 'SIMPLEST'];
    expect(kinds).toEqual(expect.arrayContaining(expected));
  });

  const assessed = everyProposal.flatMap(({ organization, proposal: { key, proposedBy, written, assessment } }) =>
    assessment ? [{ organization, key, proposedBy, isLight: written?.declaredRisk === 'LOW', assessment }] : [],
  );
  it.each(assessed)('$key is estimated by three scorers who did not propose it', (each) => {
    const { organization, proposedBy, assessment } = each;
    for (const { by } of Object.values(assessment.estimates)) {
      const scorers = Object.keys(by);
      expect(scorers).toHaveLength(3);
      expect(scorers).not.toContain(proposedBy);
      expect(scorers.every((scorer) => personMay(organization, scorer, 'estimate'))).toBe(true);
    }
  });

  it.each(assessed)(
    '$key is estimated on all ten drivers, or on two where it is light, when that is closed',
    (each) => {
      const { estimates, closedDaysAgo } = each.assessment;
      const whenClosed = each.isLight ? 2 : 10;
      expect(Object.keys(estimates).length).toBe(closedDaysAgo === undefined ? 8 : whenClosed);
    },
  );

  it('are decided by somebody who may, and neither proposed nor sponsors', () => {
    const decided = [...funded, ...outcomes('DEFERRED'), ...outcomes('DECLINED')];
    expect(decided).toHaveLength(14);
    for (const { proposedBy, written, outcome } of decided) {
      expect([proposedBy, written?.sponsor]).not.toContain(outcome.by);
      expect(personMay(bank, outcome.by, 'decideProposal')).toBe(true);
    }
  });
});

describe('the budgets of the demo', () => {
  it('are those of three portfolios, and something was funded from each', () => {
    const portfolios = new Set(funded.map(({ written }) => written?.portfolio));
    expect([...portfolios].sort()).toEqual(['difficulty', 'everyday', 'payments']);
    expect(funded).toHaveLength(12);
  });

  it('reach for everything that was funded, on the day it was', () => {
    for (const { outcome, written } of funded) {
      const portfolio = written?.portfolio ?? '';
      const budgets = (bank.portfolios[portfolio]?.budgets ?? []).filter(({ daysAgo }) => daysAgo >= outcome.daysAgo);
      const committed = funded
        .filter((other) => other.written?.portfolio === portfolio && other.outcome.daysAgo >= outcome.daysAgo)
        .map((other) => firstYear(other.written))
        .reduce((total, cost) => total + cost, 0n);
      expect(committed <= (budgets.at(-1)?.totalMinor ?? 0n)).toBe(true);
    }
  });

  // 9,000 + 3,000 = 12,000 of 40,000.
  it('pay for what is light out of a pot', () => {
    const light = funded.filter(({ written }) => written?.declaredRisk === 'LOW');
    expect(light.map(({ written }) => [written?.portfolio, firstYear(written)])).toEqual([['payments', 1_200_000n]]);
    expect(bank.portfolios['payments']?.budgets.at(-1)?.potMinor).toBe(4_000_000n);
  });

  // 1,800,000 − (860,000 + 260,000) = 680,000 are left; 660,000 and 640,000 compete for it.
  it('reach for either of the two that compete, and not for both', () => {
    const competing = bank.proposals.filter((proposal) => statusOf(proposal) === 'ASSESSED');
    const costs = competing.map(({ written }) => firstYear(written));
    expect(costs).toEqual([66_000_000n, 64_000_000n]);
  });

  const firstYear = (written: DemoProposal['written']) =>
    (written?.costOneOffMinor ?? 0n) + (written?.costYearlyMinor ?? 0n);
});

describe('the two that compete', () => {
  const scoreOf = (key: string, lambda: number) => {
    const estimates = bank.proposals.find((proposal) => proposal.key === key)?.assessment?.estimates ?? {};
    const weighted = VALUE_DRIVERS.map(({ code, side, defaultWorth }) => {
      const weight = Number(defaultWorth) * (side === 'RETURN' ? 1 : lambda);
      const means = Object.values(estimates[code]?.by ?? {}).map(pertMean);
      return { weight, term: (weight * means.reduce((total, mean) => total + mean, 0)) / means.length };
    });
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    return sum(weighted.map(({ term }) => term)) / sum(weighted.map(({ weight }) => weight));
  };
  const pertMean = (view: View | undefined) => {
    if (view === undefined || view === 'NOT_APPLICABLE') return 0;
    return typeof view[1] === 'string' ? view[0] : (view[0] + 4 * view[1] + (view[2] ?? 0)) / 6;
  };

  it.each([
    [1, 'open-close'],
    [2, 'plain-answers'],
    [4, 'plain-answers'],
  ])('at an inaction weight of %d the first is %s', (lambda, first) => {
    const [winner] = ['open-close', 'plain-answers'].sort((a, b) => scoreOf(b, lambda) - scoreOf(a, lambda));
    expect(winner).toBe(first);
  });
});

describe('the initiatives of the demo', () => {
  const moves = (steps: readonly DemoStep<string>[]) => steps.filter((step) => step.step === 'EVENT');

  it.each(funded)(
    '$key is decided at its gates by CX leaders and finance who have no part in it',
    ({ proposedBy, written, outcome }) => {
      const own = [proposedBy, written?.sponsor, outcome.lead, outcome.businessOwner];
      const decisions = moves(outcome.steps).filter(({ event }) => event === 'APPROVE' || event === 'RETURN');
      const decides = (by: string) =>
        bank.people[by]?.roles.some((role) => role === 'CX_LEADER' || role === 'FINANCE') ?? false;
      expect(decisions.filter(({ by }) => own.includes(by) || !decides(by))).toEqual([]);
    },
  );

  it.each(funded)('$key is run by those who may', ({ written, outcome }) => {
    const responsible = [written?.sponsor ?? '', outcome.lead, outcome.businessOwner];
    const run = moves(outcome.steps).filter(({ event }) => event !== 'APPROVE' && event !== 'RETURN');
    expect(run.filter(({ by }) => !personMay(bank, by, 'runInitiative', responsible))).toEqual([]);
  });

  it.each(funded)('$key gives a reason where customers or team must be told why', ({ outcome }) => {
    const told = moves(outcome.steps).filter(({ event }) => ['HOLD', 'STOP', 'RETURN', 'ITERATE'].includes(event));
    expect(told.filter(({ reason }) => reason === undefined)).toEqual([]);
  });

  it.each(funded)('$key takes readings that add up', ({ outcome }) => {
    const readings = outcome.steps.filter((step) => step.step === 'READING');
    const refused = readings.filter(({ windowFromDaysAgo, windowToDaysAgo, daysAgo, ...reading }) => {
      const window = { windowFrom: dayBefore(windowFromDaysAgo), windowTo: dayBefore(windowToDaysAgo) };
      return isRefusal(takeReading({ ...reading, ...window }, stewardMetric(reading.metric), dayBefore(daysAgo)));
    });
    expect(refused).toEqual([]);
  });
  const dayBefore = (days: number) => new Date(Date.UTC(2024, 4, 31) - days * 86_400_000).toISOString().slice(0, 10);
});
