import type { ValueDriverCode } from '../proposals/domain/value-drivers';
import type { EstimateInput } from '../scoring/domain/estimate';
import type {
  DemoAssessment,
  DemoOutcome,
  DemoProposal,
  DemoSupport,
  DemoWriting,
  Estimates,
  View,
} from './content/proposal-words';
import { initiativeSteps } from './initiative-steps';
import { roundSteps } from './round-steps';
import { effortsOf } from './scenario-steps';
import { step, type Actor, type Backstage, type Step } from './step';

/** A proposal's steps are written in one breath: whose they are, and how they are named. */
interface Setting extends Backstage {
  readonly proposal: DemoProposal;
  /** `proposal/dispute-desk` */
  readonly path: string;
}

/** Proposals from idea to decision, and what becomes of those that are funded. */
export const proposalSteps = (backstage: Backstage, proposals: readonly DemoProposal[]): Step[] =>
  proposals.flatMap((proposal) => {
    const setting = { ...backstage, proposal, path: `proposal/${proposal.key}` };
    const { written, submittedDaysAgo, assessment, outcome, supportedBy = [], resubmitted } = proposal;
    return [
      ideaStep(setting),
      ...supportedBy.map((support) => supportStep(setting, support)),
      ...(written ? [writingStep(setting, written)] : []),
      ...(submittedDaysAgo === undefined ? [] : [submissionStep(setting, submittedDaysAgo)]),
      ...(assessment ? assessmentSteps(setting, assessment) : []),
      ...(outcome ? outcomeSteps(setting, outcome) : []),
      ...(resubmitted ? [resubmissionStep(setting, resubmitted)] : []),
    ];
  });

function ideaStep({ services, known, proposal, path }: Setting): Step {
  const { title, whoIsHurt, howTheyAreHurt, proposedBy: by, ideaDaysAgo: daysAgo, ideaPillar } = proposal;
  return step({
    path,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) => {
      const said = { title, whoIsHurt, howTheyAreHurt };
      const pillar = ideaPillar && { pillarId: known.id(`pillar/${ideaPillar}`) };
      return services.proposals.proposeIdea(caller, { idempotencyKey, ...said, ...pillar });
    },
    then: ({ proposalId }) => known.add(path, proposalId),
  });
}

function supportStep({ services, known, path }: Setting, { by, daysAgo, ...word }: DemoSupport<string>): Step {
  return step({
    path: `${path}/supported/${by}`,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) =>
      services.supporters.support(caller, { idempotencyKey, proposalId: known.id(path), ...word }),
  });
}

function resubmissionStep(
  { services, known, path }: Setting,
  { by, daysAgo, whatChanged }: NonNullable<DemoProposal['resubmitted']>,
): Step {
  const again = `${path}/again`;
  return step({
    path: again,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) => {
      const before = { proposalId: known.id(path), expectedVersion: known.version(path) };
      return services.proposals.resubmit(caller, { idempotencyKey, ...before, whatChanged });
    },
    then: ({ proposalId }) => known.add(again, proposalId),
  });
}

function writingStep(
  setting: Setting,
  {
    daysAgo,
    needs,
    pillars,
    objectives = [],
    portfolio,
    sponsor,
    effort = {},
    ...said
  }: DemoWriting<string, string, string>,
): Step {
  const { services, known, proposal } = setting;
  return changeStep(setting, 'written', { by: proposal.proposedBy, daysAgo }, (actor, change) =>
    services.proposals.edit(actor.caller, {
      ...change,
      ...said,
      needIds: needs.map((need) => known.id(`need/${need}`)),
      pillarIds: pillars.map((code) => known.id(`pillar/${code}`)),
      objectiveIds: objectives.map((name) => known.id(`objective/${name}`)),
      portfolioId: portfolio === undefined ? null : known.id(`portfolio/${portfolio}`),
      sponsorId: sponsor === undefined ? null : known.id(`person/${sponsor}`),
      effortByTeam: effortsOf(known, effort),
    }),
  );
}

const submissionStep = (setting: Setting, daysAgo: number): Step =>
  changeStep(setting, 'submitted', { by: setting.proposal.proposedBy, daysAgo }, ({ caller }, change) =>
    setting.services.proposals.submit(caller, change),
  );

function assessmentSteps(setting: Setting, assessment: DemoAssessment<string>): Step[] {
  const { by, openedDaysAgo, estimatedDaysAgo, closedDaysAgo, estimates } = assessment;
  const { services, known, path } = setting;
  const opened = changeStep(setting, 'assessment', { by, daysAgo: openedDaysAgo }, ({ caller }, change) =>
    services.scoring.startAssessment(caller, change),
  );
  const estimated = scorersOf(estimates).map((scorer) =>
    step({
      path: `${path}/estimates/${scorer}`,
      daysAgo: estimatedDaysAgo,
      by: scorer,
      act: ({ caller, idempotencyKey }) =>
        services.scoring.estimateDrivers(caller, {
          idempotencyKey,
          proposalId: known.id(path),
          estimates: viewsOf(scorer, estimates),
        }),
    }),
  );
  if (closedDaysAgo === undefined) return [opened, ...estimated];
  const closed = changeStep(setting, 'assessed', { by, daysAgo: closedDaysAgo }, ({ caller }, change) =>
    services.scoring.closeAssessment(caller, change),
  );
  const asked = Object.fromEntries(
    scorersOf(estimates).map((scorer) => [scorer, viewsOf(scorer, estimates).map(({ driver }) => driver)]),
  );
  const { title } = setting.proposal;
  const [round, roundClosed] = roundSteps(setting, { path, title, by, openedDaysAgo, closedDaysAgo, asked });
  return [opened, round, ...estimated, roundClosed, closed];
}

function outcomeSteps(setting: Setting, outcome: DemoOutcome<string>): Step[] {
  const { services, calendar, known } = setting;
  switch (outcome.kind) {
    case 'FUNDED':
      return fundedSteps(setting, outcome);
    case 'DEFERRED': {
      const [until, { missing }] = [calendar.date(-outcome.untilDaysAhead), outcome];
      const act: Change = ({ caller }, change) => services.proposals.defer(caller, { ...change, until, missing });
      return [changeStep(setting, 'deferred', outcome, act)];
    }
    case 'DECLINED': {
      const { reason } = outcome;
      const act: Change = ({ caller }, change) => services.proposals.decline(caller, { ...change, reason });
      return [changeStep(setting, 'declined', outcome, act)];
    }
    case 'RETURNED': {
      const [answerBy, { asked }] = [calendar.date(-outcome.answerByDaysAhead), outcome];
      const act: Change = ({ caller }, change) =>
        services.proposals.returnForInformation(caller, { ...change, asked, answerBy });
      return [changeStep(setting, 'returned', outcome, act)];
    }
    case 'MERGED': {
      const { into, reason } = outcome;
      const act: Change = ({ caller }, change) =>
        services.supporters.merge(caller, { ...change, intoId: known.id(`proposal/${into}`), reason });
      return [changeStep(setting, 'merged', outcome, act)];
    }
    case 'WITHDRAWN':
      return [
        changeStep(setting, 'withdrawn', outcome, ({ caller }, change) => services.proposals.withdraw(caller, change)),
      ];
  }
}

function fundedSteps(setting: Setting, funding: Extract<DemoOutcome<string>, { kind: 'FUNDED' }>): Step[] {
  const { services, known, path, proposal } = setting;
  const { by, daysAgo, lead, businessOwner, steps } = funding;
  const initiative = `initiative/${proposal.key}`;
  const funded = step({
    path: `${path}/funded`,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) =>
      services.funding.fund(caller, {
        idempotencyKey,
        proposalId: known.id(path),
        expectedVersion: known.version(path),
        leadId: known.id(`person/${lead}`),
        businessOwnerId: known.id(`person/${businessOwner}`),
      }),
    then: ({ initiativeId }) => known.add(initiative, initiativeId),
  });
  return [funded, ...initiativeSteps(setting, initiative, steps)];
}

type ProposalChange = { idempotencyKey: string; proposalId: string; expectedVersion: number };
type Change = (actor: Actor, change: ProposalChange) => ReturnType<Backstage['services']['proposals']['submit']>;

function changeStep(
  { known, path }: Setting,
  name: string,
  { by, daysAgo }: { readonly by: string; readonly daysAgo: number },
  act: Change,
): Step {
  return step({
    path: `${path}/${name}`,
    daysAgo,
    by,
    act: (actor) => {
      const { idempotencyKey } = actor;
      return act(actor, { idempotencyKey, proposalId: known.id(path), expectedVersion: known.version(path) });
    },
    then: () => known.changed(path),
  });
}

const entriesOf = (estimates: Estimates<string>) =>
  Object.entries(estimates) as [ValueDriverCode, NonNullable<Estimates<string>[ValueDriverCode]>][];

const scorersOf = (estimates: Estimates<string>): string[] => [
  ...new Set(entriesOf(estimates).flatMap(([, { by }]) => Object.keys(by))),
];

/** All that one scorer says of a proposal: each driver with the fact sheet, or with their own rationale. */
function viewsOf(
  scorer: string,
  estimates: Estimates<string>,
): ({ readonly driver: ValueDriverCode } & EstimateInput)[] {
  return entriesOf(estimates).flatMap(([driver, { by, calculation, rationale, dissent }]) => {
    const view = by[scorer];
    return view === undefined
      ? []
      : [{ driver, ...figuresOf(view), calculation, rationale: dissent?.[scorer] ?? rationale }];
  });
}

function figuresOf(view: View): EstimateInput {
  if (view === 'NOT_APPLICABLE') return { notApplicable: true };
  if (view.length === 2) return { likely: view[0], confidence: view[1] };
  const [low, likely, high] = view;
  return { low, likely, high };
}
