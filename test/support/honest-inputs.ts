import { v7 as uuidv7 } from 'uuid';
import { readFileSync } from 'node:fs';
import { buildSchema, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import { idOf } from './a-bank';
import { anAssessment, aPractice, aTemplate } from './an-assessment';
import { anImport } from './an-import';
import { anInitiative, move, pass } from './an-initiative';
import { aGoal, anOrganizationReading } from './a-goal';
import { aMeeting, aStandingMeeting, onMeeting } from './a-meeting';
import { aPortfolio } from './a-portfolio';
import { aCause, aContact, aDispute } from './a-contact';
import { aService } from './a-service';
import { act } from './act';
import { approvalOf, approvalsBy, atTheGate, vote } from './votes';
import { aMotion, assessed, inSession, onMotion, onReview } from './a-review';
import { heardSubjects } from './heard-subjects';
import { aRound } from './a-round';
import { A_CRITERION, setCriteria, TERMS } from './kill-criteria';
import { anAdoption, aScenario } from './a-scenario';
import { aDraft, anAssessed, anEvidenceFor, anIdea, change, done, underAssessment } from './a-proposal';
import { DEFAULT_BEGINNING } from './default-process';
import { CostTable } from '../../src/costs';
import { DeliverableTable, InitiativeEventTable, InitiativeTable } from '../../src/initiatives';
import { NOTHING_SEEN } from '../../src/initiatives/domain/initiative';
import { PersonTable } from '../../src/people';
import { globalId, localId } from '../../src/platform/global-id';
import { aKey, type Steward } from './steward';
import { inOrganizationOf } from './written-rows';

export type Input = Readonly<Record<string, unknown>>;

export const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

/** Every mutation of the API, with the document that sends it and asks what came of it. */
export const mutations = Object.values(schema.getMutationType()!.getFields()).map(({ name, args }) => {
  const type = getNullableType(args[0]!.type) as GraphQLInputObjectType;
  const document = `mutation($input: ${type.name}!) {
    answer: ${name}(input: $input) { __typename ... on UserError { code message } } }`;
  return { name, type, document };
});

/** Holds every role that the mutations ask for, once `subjectsOfTheBank` were made, and has no part in them. */
export const ACTOR = 'liam@example.com';

/** Global ids by the field that takes them, or by `mutation.field`. */
export type Subjects = Readonly<Record<string, string>>;

/** Things of the bank that stand where something can be done with them. */
export async function subjectsOfTheBank(steward: Steward): Promise<Subjects> {
  const people = ['liam@example.com', 'ben@example.com', 'bea@example.com'].map((email) => idOf(steward, email));
  const [actor, ben, bea] = (await Promise.all(people)) as [string, string, string];
  const lists = await simpleSubjects(steward, 'ada@example.com');
  const { role } = await steward.data(
    'ada@example.com',
    `mutation($actor: ID!, $bea: ID!) {
      admin: grantRole(input: { personId: $actor, role: ADMIN, idempotencyKey: "admin-01" }) { __typename }
      scorer: grantRole(input: { personId: $actor, role: SCORER, idempotencyKey: "scorer-1" }) { __typename }
      finance: grantRole(input: { personId: $actor, role: FINANCE, idempotencyKey: "finance-1" }) { __typename }
      compliance: grantRole(input: { personId: $actor, role: COMPLIANCE, idempotencyKey: "compliance" }) { __typename }
      role: grantRole(input: { personId: $bea, role: SCORER, idempotencyKey: "scorer-2" }) {
        ... on GrantRolePayload { roleGrant { id } } } }`,
    { actor, bea },
  );
  const left = await leaverAndIdentity(steward, ben);
  const maturity = await maturitySubjects(steward, 'leah@example.com', actor);
  const portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
  const process = await processSubjects(steward, ACTOR);
  const models = await modelSubjects(steward, ACTOR);
  const { id: replacesId } = await anOrganizationReading(steward, ACTOR);
  const draft = await aDraft(steward, portfolioId);
  const open = await underAssessment(steward, portfolioId);
  const assessed = await anAssessed(steward, portfolioId);
  const comments = await commentSubjects(steward, ACTOR, assessed.id);
  const [answered, assigned, merged] = [await anIdea(steward), await anIdea(steward), await anIdea(steward)];
  const submitted = await done(
    steward,
    'ben@example.com',
    'submitProposal',
    change(await aDraft(steward, portfolioId)),
  );
  const no = { ...change(await anIdea(steward)), answer: 'DECLINE', reason: 'Done already', basis: 'The app' };
  const declined = await done(steward, 'pam@example.com', 'answerIdea', no);
  const initiativeId = await anInitiative(steward, portfolioId);
  const { initiative } = await steward.data(
    ACTOR,
    'query($id: ID!) { initiative(id: $id) { deadlines { nodes { id } } } }',
    { id: initiativeId },
  );
  return {
    ...lists,
    ...(await heldMeetings(steward, ACTOR, lists['governanceBodyId']!, { actor, deputyId: ben })),
    ...(await barriersOf(steward, ACTOR, actor)),
    ...(await chargesOf(steward, ACTOR, { ownerId: actor, channelId: lists['channelId']! })),
    ...left,
    ...maturity,
    replacesId,
    ...process,
    ...models,
    'setScoringModel.portfolioId': await aPortfolio(steward, 'Changing', 0n, models['basedOnId']),
    ...comments,
    ...(await toldSubjects(steward, ACTOR)),
    ...{ portfolioId, initiativeId, deadlineId: initiative.deadlines.nodes[0].id, proposalId: assessed.id },
    ...(await voteSubjects(steward, portfolioId)),
    ...{ fromId: actor, forId: actor, toId: ben, questionToId: ben },
    ...{ portfolioId, initiativeId: await anInitiative(steward, portfolioId), proposalId: assessed.id },
    ...{ 'editProposal.proposalId': draft.id, 'submitProposal.proposalId': draft.id },
    ...{ 'answerIdea.proposalId': answered.id, 'assignTriage.proposalId': assigned.id, drafterId: bea },
    ...{ 'returnProposal.proposalId': submitted.id, 'resubmitProposal.proposalId': declined.id },
    ...(await certificationSubjects(steward, portfolioId)),
    ...{ 'mergeProposals.proposalId': merged.id, intoId: assessed.id },
    ...(await forecastSubjects(steward, portfolioId)),
    ...{ 'estimateDriver.proposalId': open.id, 'estimateDrivers.proposalId': open.id },
    ...{ evidenceIds: await anEvidenceFor(steward, open.id) },
    ...{ must: assessed.id, mustNot: draft.id, needsId: open.id, proposalIds: assessed.id },
    ...(await roundSubjects(steward, portfolioId, actor)),
    ...(await reviewSubjects(steward, actor)),
    ...(await analysisRow(steward, ACTOR, portfolioId)),
    ...(await sunsetSubjects(steward, portfolioId)),
    ...{ firstId: open.id, secondId: assessed.id },
    ...(await scenarioSubjects(steward, portfolioId)),
    ...{
      roleGrantId: role.roleGrant.id,
      personId: bea,
      ownerId: bea,
      leadId: bea,
      businessOwnerId: ben,
      sponsorId: bea,
      chairId: bea,
      customerVoiceId: bea,
      deputyId: ben,
      assistantIds: ben,
      ...(await absenceSubjects(steward, ben)),
      accountableId: bea,
      contributorIds: ben,
      recipientIds: ben,
    },
  };
}

/** A service in measure, and one of which a sunset is proposed. */
async function sunsetSubjects(steward: Steward, portfolioId: string): Promise<Subjects> {
  const [service, ending] = [
    await aService(steward, portfolioId, { name: 'Kept' }),
    await aService(steward, portfolioId, { name: 'Ending' }),
  ];
  const proposal = { initiativeId: ending, reason: 'Nobody comes.' };
  const { sunsetProposal } = await act(steward, 'pam@example.com', 'proposeSunset', proposal, 'sunsetProposal { id }');
  return {
    ...{ 'embedInitiative.initiativeId': service, 'proposeSunset.initiativeId': service },
    sunsetProposalId: sunsetProposal.id as string,
    ...{ 'recordAdoption.initiativeId': service, 'planSunset.initiativeId': service },
    ...(await windingDownSubjects(steward, portfolioId)),
  };
}

const SUNSET_PLAN = {
  ...{ reason: 'Nobody comes.', customersAffected: 1, noticeOn: '2026-10-01', noticeDays: 0, noticeChannels: ['web'] },
  ...{
    noticeText: 'It ends.',
    dataAndContracts: 'None.',
    switchOffOn: '2026-11-01',
    dependents: [],
    guardrails: ['CSAT'],
  },
};

/** On the version that the initiative is at. */
async function onInitiative(
  steward: Steward,
  email: string,
  mutation: string,
  initiativeId: string,
  more: object,
  selection?: string,
) {
  const { initiative } = await steward.data(email, 'query($id: ID!) { initiative(id: $id) { version } }', {
    id: initiativeId,
  });
  return act(steward, email, mutation, { initiativeId, expectedVersion: initiative.version, ...more }, selection);
}

/** Something in sunset, with a plan and, for the second of them, a request to put it off and a switch-off. */
async function inSunset(steward: Steward, email: string, initiativeId: string): Promise<string> {
  await onInitiative(steward, email, 'stopInitiative', initiativeId, { reason: 'Nobody comes.' });
  await onInitiative(steward, email, 'planSunset', initiativeId, SUNSET_PLAN);
  const reading = { metric: 'CSAT', isBaseline: true, windowFrom: '2026-09-01', windowTo: '2026-09-30' };
  const counts = { proportion: { n: 2, count: 1 } };
  await act(steward, email, 'recordReading', { initiativeId, ...reading, ...counts });
  return initiativeId;
}

const POSTPONED = { until: '2030-01-01', reason: 'The law.' };
const askedToPutOff = async (steward: Steward, email: string, initiativeId: string): Promise<string> =>
  (await onInitiative(steward, email, 'postponeSunset', initiativeId, POSTPONED, 'sunsetPostponement { id }'))[
    'sunsetPostponement'
  ].id as string;
const switchedOff = async (steward: Steward, email: string, initiativeId: string): Promise<string> =>
  (
    await onInitiative(
      steward,
      email,
      'recordSwitchOff',
      initiativeId,
      { switchedOffOn: '2026-11-01' },
      'switchOff { id }',
    )
  )['switchOff'].id as string;

async function windingDownSubjects(steward: Steward, portfolioId: string): Promise<Subjects> {
  const des = 'des@example.com';
  const ending = async (name: string) => inSunset(steward, des, await aService(steward, portfolioId, { name }));
  return {
    ...{ 'postponeSunset.initiativeId': await ending('Put off'), 'recordSwitchOff.initiativeId': await ending('Off') },
    sunsetPostponementId: await askedToPutOff(steward, des, await ending('Asked')),
    switchOffId: await switchedOff(steward, des, await ending('Switched off')),
  };
}

/** A service of an organization of one person, of which they propose a sunset. */
export async function sunsetRow(
  steward: Steward,
  email: string,
  { portfolioId, personId }: Readonly<Record<'portfolioId' | 'personId', string>>,
): Promise<Subjects> {
  const people = { sponsorId: personId, leadId: personId, businessOwnerId: personId };
  const service = { name: 'Theirs', kind: 'SERVICE', inServiceSince: '2020-01-01', users: 1, runCostYearlyMinor: '1' };
  const input = { ...service, ...people, portfolioId };
  const { initiative } = await act(steward, email, 'registerService', input, 'initiative { id }');
  const proposal = { initiativeId: initiative.id as string, reason: 'Nobody comes.' };
  const { sunsetProposal } = await act(steward, email, 'proposeSunset', proposal, 'sunsetProposal { id }');
  const ended = await inSunset(steward, email, initiative.id as string);
  return {
    sunsetProposalId: sunsetProposal.id as string,
    sunsetPostponementId: await askedToPutOff(steward, email, ended),
    switchOffId: await switchedOff(steward, email, ended),
  };
}

/** Scenarios to edit, to archive, to clone and to ask for; and requests, two of Pam's and one of the actor's. */
async function scenarioSubjects(steward: Steward, portfolioId: string): Promise<Subjects> {
  const whatIf = { portfolioId, budgetMinor: '9000000' };
  const made = async (name: string): Promise<string> => aScenario(steward, ACTOR, { ...whatIf, name });
  const asked = async (email: string): Promise<string> => anAdoption(steward, email, await made(`Of ${email}`));
  const [edited, archived, requested] = [await made('Edited'), await made('Archived'), await made('Requested')];
  return {
    ...{ scenarioId: edited, 'archiveScenario.scenarioId': archived, 'requestScenarioAdoption.scenarioId': requested },
    ...{ 'adoptScenario.scenarioAdoptionId': await asked('pam@example.com') },
    ...{ 'declineScenarioAdoption.scenarioAdoptionId': await asked('pam@example.com') },
    'withdrawScenarioAdoption.scenarioAdoptionId': await asked(ACTOR),
  };
}

/** A scenario, and the request to adopt it, of an organization of one person. */
export async function scenarioRows(steward: Steward, email: string, portfolioId: string): Promise<Subjects> {
  const scenarioId = await aScenario(steward, email, { portfolioId, name: 'Theirs', budgetMinor: '100' });
  return { scenarioId, scenarioAdoptionId: await anAdoption(steward, email, scenarioId) };
}

/** A proposal that can be certified as mandatory, and one that the actor has certified. */
async function certificationSubjects(steward: Steward, portfolioId: string): Promise<Subjects> {
  const [open, certified] = [await aDraft(steward, portfolioId), await aDraft(steward, portfolioId)];
  await done(steward, ACTOR, 'certifyMandatory', { ...change(certified), reason: 'The new act' });
  return { 'certifyMandatory.proposalId': open.id, 'revokeCertification.proposalId': certified.id };
}

/** Rounds that this person opened and is asked in: one that is open, one to be closed, one to be reopened. */
async function roundSubjects(steward: Steward, portfolioId: string, scorerId: string): Promise<Subjects> {
  const sam = await idOf(steward, 'sam@example.com');
  const round = async () => {
    const { id } = await underAssessment(steward, portfolioId);
    return {
      proposalId: id,
      scoringRoundId: await aRound(steward, ACTOR, [{ proposalId: id, scorerIds: [scorerId, sam] }]),
    };
  };
  const [open, closing, closed] = [await round(), await round(), await round()];
  const accepted = { acceptMissingBecause: 'No time', expectedVersion: 1 };
  await act(steward, ACTOR, 'closeScoringRound', { scoringRoundId: closed.scoringRoundId, ...accepted });
  return {
    ...{ scoringRoundId: open.scoringRoundId, 'declareConflict.proposalId': open.proposalId },
    'closeScoringRound.scoringRoundId': closing.scoringRoundId,
    'reopenScoringRound.scoringRoundId': closed.scoringRoundId,
    ...{ 'openScoringRound.proposalId': (await underAssessment(steward, portfolioId)).id, scorerIds: scorerId },
    'extendScoringRound.proposalId': open.proposalId,
  };
}

/** Scoring models: drafts to edit and to publish, published ones to retire and to use, the one that all began with. */
export async function modelSubjects(steward: Steward, leader: string): Promise<Subjects> {
  const { scoringModels } = await steward.data(leader, '{ scoringModels { nodes { id } } }');
  const drafted = async (): Promise<string> => {
    const input = { name: 'Next year', method: 'RETURN_AND_INACTION', note: 'Dearer money' };
    return (await act(steward, leader, 'draftScoringModel', input, 'scoringModel { id }'))['scoringModel'].id as string;
  };
  const published = async (): Promise<string> => {
    const scoringModelId = await drafted();
    await act(steward, leader, 'publishScoringModel', { scoringModelId, expectedVersion: 1 });
    return scoringModelId;
  };
  return {
    ...{ basedOnId: scoringModels.nodes[0].id as string, scoringModelId: await drafted() },
    'publishScoringModel.scoringModelId': await drafted(),
    'retireScoringModel.scoringModelId': await published(),
    ...{ 'setScoringModel.scoringModelId': await published(), 'openPortfolio.scoringModelId': await published() },
  };
}

/**
 * Reviews of one portfolio by a board of this person's: planned, with a pre-read that can be amended, in session with motions, and
 * one to be closed.
 */
async function reviewSubjects(steward: Steward, actor: string): Promise<Subjects> {
  const portfolioId = await aPortfolio(steward, 'Reviewed', 10_000_000n);
  const proposals = await assessed(
    steward,
    portfolioId,
    [1, 2, 3, 4, 5].map((points) => ({ title: `At ${points}`, points })),
  );
  const board = { name: 'Reviewers', charter: 'Decides', meetings: 'Weekly', chairId: actor, customerVoiceId: actor };
  const body = { ...board, quorum: 1, members: [{ personId: actor }] };
  const { governanceBody } = await act(steward, ACTOR, 'foundGovernanceBody', body, 'governanceBody { id }');
  const meeting = () => aMeeting(steward, governanceBody.id as string, {}, ACTOR);
  const planned = async () => {
    const input = { portfolioId, meetingId: await meeting() };
    const { review } = await act(steward, ACTOR, 'planReview', input, 'review { id meeting { id } }');
    return { id: review.id as string, meetingId: review.meeting.id as string };
  };
  const held = async () => {
    const review = await planned();
    await onReview(steward, 'issuePreRead', review.id, {}, { email: ACTOR });
    await inSession(steward, review, [{ memberId: actor, attendance: 'PRESENT' }], ACTOR);
    return review.id;
  };
  const [session, closing, amended] = [await held(), await held(), await planned()];
  await onReview(steward, 'issuePreRead', amended.id, {}, { email: ACTOR });
  await assessed(steward, portfolioId, [{ title: 'Late', points: 1 }]);
  const motions: string[] = [];
  for (const subjectId of proposals.slice(1)) {
    motions.push(await aMotion(steward, session, { subjectId, outcome: 'FUND' }, ACTOR));
  }
  const [withdrawn, voted, decided, named] = motions as [string, string, string, string];
  await onMotion(steward, 'castReviewVote', decided, { choice: 'FOR' }, { email: ACTOR });
  return {
    ...{ 'planReview.meetingId': await meeting(), 'planReview.portfolioId': portfolioId, reviewId: closing },
    ...{ 'cancelReview.reviewId': (await planned()).id, 'issuePreRead.reviewId': (await planned()).id },
    ...{ 'amendPreRead.reviewId': amended.id, 'putMotion.reviewId': session, 'putMotion.subjectId': proposals[0]! },
    ...{ 'withdrawMotion.reviewDecisionId': withdrawn, 'castReviewVote.reviewDecisionId': voted },
    ...{ 'decideMotion.reviewDecisionId': decided, 'nameForWork.reviewDecisionId': named, reviewDecisionId: named },
  };
}

/** A review of an organization, with a motion that nobody has put. */
export async function reviewRow(
  steward: Steward,
  email: string,
  { portfolioId, proposalId, meetingId }: Readonly<Record<'portfolioId' | 'proposalId' | 'meetingId', string>>,
): Promise<Subjects> {
  const [reviewId, decisionId] = [uuidv7(), uuidv7()];
  const of = [localId('Portfolio', portfolioId), localId('Meeting', meetingId), localId('Proposal', proposalId)];
  await inOrganizationOf(steward, email, async (manager) => {
    await manager.query(
      `insert into portfolio_reviews (id, organization_id, portfolio_id, meeting_id, status, currency_code, planned_by_id,
        planned_at, issued_at)
        select $1, current_organization(), $3, $4, 'PRE_READ', 'EUR', p.id, now(), now() from people p where p.email = $2`,
      [reviewId, email, of[0], of[1]],
    );
    await manager.query(
      `insert into review_decisions (id, organization_id, review_id, number, proposal_id, title, currency_code,
        subject_version, outcome, status, conditions, put_by_id, put_at)
        select $1, current_organization(), $3, 1, $4, 'Theirs', 'EUR', 1, 'FUND', 'OPEN', '[]', p.id, now()
        from people p where p.email = $2`,
      [decisionId, email, reviewId, of[2]],
    );
  });
  return { reviewId: globalId('PortfolioReview', reviewId), reviewDecisionId: globalId('ReviewDecision', decisionId) };
}

/** A round of an organization that has no proposal under assessment. */
export async function roundRow(steward: Steward, email: string): Promise<Subjects> {
  const id = uuidv7();
  await inOrganizationOf(steward, email, (manager) =>
    manager.query(
      `insert into scoring_rounds (id, organization_id, name, due_on, status, opened_by_id, opened_at)
        select $1, current_organization(), 'Theirs', '2027-01-01', 'OPEN', p.id, now() from people p where p.email = $2`,
      [id, email],
    ),
  );
  return { scoringRoundId: globalId('ScoringRound', id) };
}

/** An analysis of this portfolio that waits for a worker. */
export async function analysisRow(steward: Steward, email: string, portfolioId: string): Promise<Subjects> {
  const id = uuidv7();
  await inOrganizationOf(steward, email, async (manager) => {
    const { id: startedById, organizationId } = await manager.getRepository(PersonTable).findOneByOrFail({ email });
    await manager.query(
      `insert into analyses (id, organization_id, portfolio_id, kind, state, request, inputs, inputs_hash, progress_percent,
        attempt, started_by_id, started_at) values ($1, $2, $3, 'FRONTIER', 'QUEUED', '{"inactionWeight": 100}', '{}', '', 0, 0, $4, now())`,
      [id, organizationId, localId('Portfolio', portfolioId), startedById],
    );
  });
  return { analysisId: globalId('Analysis', id) };
}

/** Somebody who has left, and may come back; an identity of a colleague's. */
async function leaverAndIdentity(steward: Steward, colleague: string): Promise<Subjects> {
  const { leaver, identity } = await steward.data(
    'ada@example.com',
    `mutation($colleague: ID!) {
      leaver: addPerson(input: { name: "Gus", email: "gus@example.com", idempotencyKey: "a-leaver" }) {
        ... on AddPersonPayload { person { id } } }
      identity: bindIdentity(input: { personId: $colleague, issuer: "https://id", subject: "ben", idempotencyKey: "identity" }) {
        ... on BindIdentityPayload { identity { id } } } }`,
    { colleague },
  );
  const personId = leaver.person.id as string;
  const leaving = { personId, expectedVersion: 1, successorId: colleague, reason: 'Moved', idempotencyKey: aKey() };
  await steward.data(
    'ada@example.com',
    'mutation($leaving: DeactivatePersonInput!) { deactivatePerson(input: $leaving) { __typename } }',
    { leaving },
  );
  const { vic } = await steward.data('vic@example.com', '{ vic: viewer { id } }');
  return {
    ...{ 'reactivatePerson.personId': personId, 'deactivatePerson.personId': vic.id as string },
    ...{ successorId: colleague, managerId: colleague, identityId: identity.identity.id as string },
  };
}

/** Initiatives in design, one of them back in the portfolio review. */
async function forecastSubjects(steward: Steward, portfolioId: string): Promise<Subjects> {
  const [forecast, referred, reviewed] = [
    await anInitiative(steward, portfolioId),
    await anInitiative(steward, portfolioId),
    await anInitiative(steward, portfolioId),
  ];
  for (const initiativeId of [forecast, referred, reviewed]) await pass(steward, initiativeId, 'DISCOVER');
  await move(steward, 'des@example.com', 'referToReview', reviewed);
  return {
    ...{ 'setKillCriteria.initiativeId': forecast, ...(await killSubjects(steward, portfolioId)) },
    ...(await realisedRow(steward, ACTOR)),
    ...{
      'reforecast.initiativeId': forecast,
      'forecastOutcome.initiativeId': forecast,
      'referToReview.initiativeId': referred,
    },
    'confirmFunding.initiativeId': reviewed,
  };
}

/** A kill criterion that was approved with its design; changes of two others, to vote on and to take back. */
async function killSubjects(steward: Steward, portfolioId: string): Promise<Subjects> {
  const initiativeId = await anInitiative(steward, portfolioId);
  await pass(steward, initiativeId, 'DISCOVER');
  const { initiative } = await setCriteria(steward, initiativeId, [A_CRITERION, A_CRITERION, A_CRITERION]);
  await pass(steward, initiativeId, 'DESIGN');
  const [free, voted, withdrawn] = initiative.killCriteria.map(({ id }: { id: string }) => id) as string[];
  const asked = async (killCriterionId: string): Promise<string> => {
    const input = { killCriterionId, expectedVersion: 1, ...TERMS, threshold: 1, reason: 'Another scale' };
    const { killCriterionChange } = await act(
      steward,
      'des@example.com',
      'changeKillCriterion',
      input,
      'killCriterionChange { id }',
    );
    return killCriterionChange.id as string;
  };
  return {
    ...{ killCriterionId: free!, killCriterionChangeId: await asked(voted!) },
    'withdrawKillCriterionChange.killCriterionChangeId': await asked(withdrawn!),
  };
}

/** What came of the first initiative of this person's organization, recorded by them, and not confirmed. */
export async function realisedRow(steward: Steward, email: string): Promise<Subjects> {
  const [forecast, realised] = [uuidv7(), uuidv7()];
  await inOrganizationOf(steward, email, async (manager) => {
    await manager.query(
      `insert into outcome_forecasts (id, organization_id, initiative_id, number, kind, forecast_number, reach_percent, drivers,
        metrics, made_by_id, made_at) select $1, current_organization(), i.id, 99, 'FUNDED', 1, 100, '[]', '[]', p.id, now()
          from initiatives i, people p where p.email = $2 order by i.id limit 1`,
      [forecast, email],
    );
    await manager.query(
      `insert into realised_outcomes (id, organization_id, initiative_id, outcome_forecast_id, after_months, measured_since,
        metrics, drivers, recorded_by_id, recorded_at)
        select $1, f.organization_id, f.initiative_id, f.id, 3, '2026-01-01', '[]', '[]', b.id, now()
          from outcome_forecasts f, people b where f.id = $2 order by b.email limit 1`,
      [realised, forecast],
    );
  });
  return { realisedOutcomeId: globalId('RealisedOutcome', realised) };
}

/** A kill criterion and a change of it, of the first initiative of this person's organization and an approval of it. */
export async function killRows(
  steward: Steward,
  email: string,
  { approvalId }: Readonly<Record<'approvalId', string>>,
): Promise<Subjects> {
  const [criterion, change] = [uuidv7(), uuidv7()];
  const terms = `'BELOW', 40, 'POINT', 1, 1, '2029-01-01'`;
  const columns = 'side, threshold, rule, period_months, periods_in_row, last_day';
  await inOrganizationOf(steward, email, async (manager) => {
    await manager.query(
      `insert into kill_criteria (id, organization_id, initiative_id, metric, ${columns}, set_by_id, set_at)
        select $1, current_organization(), i.id, 'NPS', ${terms}, p.id, now()
          from initiatives i, people p where p.email = $2 order by i.id limit 1`,
      [criterion, email],
    );
    await manager.query(
      `insert into kill_criterion_changes (id, organization_id, kill_criterion_id, approval_id, ${columns}, reason, asked_by_id,
        asked_at) select $1, current_organization(), $3, $4, ${terms}, 'Theirs', p.id, now() from people p where p.email = $2`,
      [change, email, criterion, localId('Approval', approvalId)],
    );
  });
  return {
    killCriterionId: globalId('KillCriterion', criterion),
    killCriterionChangeId: globalId('KillCriterionChange', change),
  };
}

/** What an organization has soonest: one of each list, a pillar, a need. */
export async function simpleSubjects(steward: Steward, admin: string): Promise<Subjects> {
  const { product, journey, channel, theme, need, barrier, team, retiring, metric } = await steward.data(
    admin,
    `mutation {
      product: addProduct(input: { name: "Cards", idempotencyKey: "a-product" }) { ... on AddProductPayload { of: product { id } } }
      journey: addJourney(input: { name: "Join", idempotencyKey: "a-journey" }) { ... on AddJourneyPayload { of: journey { id } } }
      channel: addChannel(input: { name: "Branch", idempotencyKey: "a-channel" }) { ... on AddChannelPayload { of: channel { id } } }
      theme: addTheme(input: { name: "Waiting", idempotencyKey: "one-theme" }) { ... on AddThemePayload { of: theme { id } } }
      need: nameNeed(input: { title: "Know", statement: "I know", idempotencyKey: "one-need" }) { ... on NameNeedPayload { of: need { id } } }
      barrier: reportBarrier(input: { kind: RULE, description: "Two forms", customerEffect: "Waiting", idempotencyKey: "a-barrier" }) {
        ... on ReportBarrierPayload { of: barrier { id } } }
      team: addTeam(input: { name: "Apps", idempotencyKey: "one-team" }) { ... on AddTeamPayload { of: team { id } } }
      retiring: addTeam(input: { name: "Web", idempotencyKey: "two-teams" }) { ... on AddTeamPayload { of: team { id } } }
      metric: defineMetric(input: { code: "PARKING", name: "Parked in time", direction: HIGHER_IS_BETTER, form: PROPORTION,
        level: TRANSACTION, idempotencyKey: "a-metric" }) { ... on DefineMetricPayload { of: customMetric { id } } } }`,
  );
  const { viewer, pillars, strategicObjectives } = await steward.data(
    admin,
    '{ viewer { id } pillars { id } strategicObjectives { id } }',
  );
  const calendar = await calendarSubjects(steward, admin, viewer.id as string);
  const objectiveId = strategicObjectives[0].id as string;
  const named = { pillarId: pillars[0].id as string, strategicObjectiveId: objectiveId };
  const goal = { ...named, accountableId: viewer.id as string };
  const [revised, retired] = [await aGoal(steward, admin, goal), await aGoal(steward, admin, goal)];
  const organization = await organizationSubjects(steward, admin, viewer.id as string);
  const [needId, pillarId, themeIds] = [need.of.id, pillars[0].id, theme.of.id] as [string, string, string];
  const importId = await anImport(steward, ['2026-01-01,Phone,Loans,Fees,Too dear'], admin);
  const heard = { ownerId: viewer.id as string, journeyId: journey.of.id as string };
  return {
    ...(await heardSubjects(steward, admin, heard)),
    ...{ productId: product.of.id, channelId: channel.of.id, themeIds, themeId: themeIds, barrierId: barrier.of.id },
    journeyId: journey.of.id,
    ...(await contactSubjects(steward, admin, { ownerId: viewer.id as string, channelId: channel.of.id as string })),
    ...{ customMetricId: metric.of.id, importId, needId, needIds: needId, pillarId, pillarIds: pillarId },
    ...{ teamId: team.of.id, 'retireTeam.teamId': retiring.of.id },
    ...{ strategicObjectiveId: objectiveId, objectiveIds: objectiveId, ...organization, ...calendar },
    ...{ goalId: revised.id, 'retireGoal.goalId': retired.id, accountableId: viewer.id as string },
    contributorIds: viewer.id as string,
  };
}

type OfContacts = Readonly<Record<'ownerId' | 'channelId', string>>;

/** A cause of this person's with a contact that is charged to them, one that they dispute, and a count. */
async function contactSubjects(steward: Steward, email: string, { ownerId, channelId }: OfContacts): Promise<Subjects> {
  const causeId = await aCause(steward, email, ownerId);
  const contact = () => aContact(steward, email, { causeId, channelId });
  const counted = { causeId, channelId, fromDay: '2026-09-01', toDay: '2026-09-30', contacts: 3 };
  const { counts } = await act(steward, email, 'recordContactCounts', { counts: [counted] }, 'counts { id }');
  return {
    ...{ causeId, contactId: await contact(), countId: counts[0].id as string },
    disputeId: await aDispute(steward, email, await contact()),
  };
}

/** Causes of this person's, to dispute what is charged for one, and one contact of the other; and a dispute of theirs. */
async function chargesOf(steward: Steward, email: string, { ownerId, channelId }: OfContacts): Promise<Subjects> {
  const causes = [await aCause(steward, email, ownerId, 'A letter'), await aCause(steward, email, ownerId, 'A call')];
  const [causeId, other] = causes as [string, string];
  await aContact(steward, email, { causeId, channelId });
  const contactId = await aContact(steward, email, { causeId: other, channelId });
  const disputed = await aContact(steward, email, { causeId: other, channelId });
  const disputeId = await aDispute(steward, email, disputed);
  return {
    ...{ 'disputeCharges.causeId': causeId, 'disputeContact.contactId': contactId },
    'withdrawDispute.disputeId': disputeId,
  };
}

/** Barriers that this person reported and owns, each where something can be done with it: waiting, or answered. */
async function barriersOf(steward: Steward, email: string, personId: string): Promise<Subjects> {
  const report = (name: string) => `${name}: reportBarrier(input: {
    kind: INCENTIVE, description: "${name}", customerEffect: "Waiting", idempotencyKey: "barrier ${name}" }) {
      ... on ReportBarrierPayload { barrier { id } } }`;
  const reported = await steward.data(email, `mutation { ${['answer', 'reopen', 'withdraw'].map(report).join(' ')} }`);
  const [answer, reopen, withdraw] = ['answer', 'reopen', 'withdraw'].map(
    (name) => reported[name].barrier.id as string,
  );
  await steward.data(
    email,
    `mutation($owner: ID!, $answer: ID!, $reopen: ID!) {
      a: assignBarrier(input: { barrierId: $answer, expectedVersion: 1, ownerId: $owner, answerBy: "2027-01-01", idempotencyKey: "assign-1" }) { __typename }
      b: assignBarrier(input: { barrierId: $reopen, expectedVersion: 1, ownerId: $owner, answerBy: "2027-01-01", idempotencyKey: "assign-2" }) { __typename }
      c: answerBarrier(input: { barrierId: $reopen, expectedVersion: 2, answer: KEPT, reason: "Law", idempotencyKey: "answer-1" }) { __typename } }`,
    { owner: personId, answer, reopen },
  );
  return {
    ...{ 'answerBarrier.barrierId': answer!, 'reopenBarrier.barrierId': reopen! },
    'withdrawBarrier.barrierId': withdraw!,
  };
}

/** A holiday, and an absence of the admin that begins today. */
async function calendarSubjects(steward: Steward, admin: string, personId: string): Promise<Subjects> {
  const { holidays, absence } = await steward.data(
    admin,
    `mutation($personId: ID!) {
      holidays: addHolidays(input: { holidays: [{ day: "2026-12-25", name: "Christmas" }], idempotencyKey: "holidays" }) {
        ... on AddHolidaysPayload { holidays { id } } }
      absence: recordAbsence(input: { personId: $personId, firstDay: "2026-11-02", lastDay: "2027-06-30", idempotencyKey: "absence1" }) {
        ... on RecordAbsencePayload { of: absence { id } } } }`,
    { personId },
  );
  return { holidayId: holidays.holidays[0].id, absenceId: absence.of.id, deputyId: personId, assistantIds: personId };
}

/** An absence of this person that is still to come. */
async function absenceSubjects(steward: Steward, personId: string): Promise<Subjects> {
  const { absence } = await steward.data(
    'ada@example.com',
    `mutation($personId: ID!) {
      absence: recordAbsence(input: { personId: $personId, firstDay: "2026-12-01", lastDay: "2026-12-10", idempotencyKey: "absence2" }) {
        ... on RecordAbsencePayload { of: absence { id } } } }`,
    { personId },
  );
  return { 'cancelAbsence.absenceId': absence.of.id };
}

/** A template, a round by it that can be closed, another that is answered while the first is closed, a practice. */
export async function maturitySubjects(steward: Steward, leader: string, assessorId: string): Promise<Subjects> {
  const { id: templateId, dimensions } = await aTemplate(steward, leader, 2);
  const { pillars } = await steward.data(leader, '{ pillars { id } }');
  const round = { templateId, assessorIds: [assessorId] };
  return {
    ...{ templateId, dimensionId: dimensions[0]!.id, assessorIds: assessorId },
    assessmentId: await anAssessment(steward, leader, round),
    'recordLevels.assessmentId': await anAssessment(steward, leader, round),
    practiceId: await aPractice(steward, leader, { pillarId: pillars[0].id as string, ownerId: assessorId }),
  };
}

/** Two comments by this person on a proposal: one to edit and reply to, one to withdraw. Their author is mentioned. */
export async function commentSubjects(steward: Steward, author: string, proposalId: string): Promise<Subjects> {
  const comment = `commentOn(input: { subjectId: $proposal, text: "Who pays?", idempotencyKey:`;
  const { viewer } = await steward.data(author, '{ viewer { id } }');
  const { first, second } = await steward.data(
    author,
    `mutation($proposal: ID!) {
      first: ${comment} "comment-1" }) { ... on CommentOnPayload { of: comment { id } } }
      second: ${comment} "comment-2" }) { ... on CommentOnPayload { of: comment { id } } } }`,
    { proposal: proposalId },
  );
  return {
    ...{ subjectId: proposalId, mentionIds: viewer.id, replyToId: first.of.id, commentId: first.of.id },
    'withdrawComment.commentId': second.of.id,
  };
}

const leaders = (count: number) => ({
  name: 'CX leaders',
  members: { role: 'CX_LEADER' },
  needs: { count },
  veto: false,
});

/** Approvals that are open: to vote on, to be recused from, with a question, and with nobody left; a delegation. */
async function voteSubjects(steward: Steward, portfolioId: string): Promise<Subjects> {
  const gates = [await atTheGate(steward, portfolioId), await atTheGate(steward, portfolioId)];
  const asked = await atTheGate(steward, portfolioId);
  await vote(steward, 'leah@example.com', asked, { choice: 'QUESTION', reason: 'Who was asked?' });
  const { questions } = await approvalOf(steward, ACTOR, asked.approvalId, 'questions { id }');
  // Of two who are needed one is left. The chair of the governance bodies has a part in it: then it is the actor's turn.
  await approvalsBy(steward, [leaders(2)]);
  const blocked = await atTheGate(steward, portfolioId, { sponsor: 'ada@example.com' });
  await act(steward, 'leah@example.com', 'recuse', { approvalId: blocked.approvalId, reason: 'We own shares.' });
  await approvalsBy(steward, [leaders(1)]);
  const conditions = await conditionSubjects(steward, portfolioId);
  const { delegation } = await act(
    steward,
    'ben@example.com',
    'delegate',
    {
      ...{ toId: await idOf(steward, 'bea@example.com'), reason: 'Holiday' },
      ...{ firstDay: '2026-12-24', lastDay: '2026-12-31' },
    },
    'delegation { id }',
  );
  return {
    ...{ approvalId: gates[0]!.approvalId, 'recuse.approvalId': gates[1]!.approvalId },
    ...{ 'reassignApprover.approvalId': blocked.approvalId, questionId: questions[0].id as string },
    ...{ 'reassignApprover.personId': await idOf(steward, 'cho@example.com') },
    ...{ ...conditions, delegationId: delegation.id as string },
  };
}

/** Conditions that the actor has set: to meet, to waive and to revise; and two that are said to be met. */
async function conditionSubjects(steward: Steward, portfolioId: string): Promise<Subjects> {
  const gate = await atTheGate(steward, portfolioId);
  const texts = ['meet', 'waive', 'revise', 'confirm', 'reopen'].map((word) => `${word}Condition`);
  const said = { choice: 'APPROVE_WITH_CONDITIONS', conditions: texts.map((text) => ({ text })) };
  const { vote: cast } = await vote(steward, ACTOR, gate, said, 'vote { conditions { id text version } }');
  const set = cast.conditions as { id: string; text: string; version: number }[];
  for (const { id: conditionId, version: expectedVersion } of set.slice(3)) {
    await act(steward, 'des@example.com', 'meetCondition', { conditionId, expectedVersion, done: 'Done.' });
  }
  return Object.fromEntries(set.map(({ id, text }) => [`${text}.conditionId`, id]));
}

/** Rows of an approval, its question, a condition and a delegation of an organization that has no initiative. */
export async function voteRows(steward: Steward, admin: string): Promise<Subjects> {
  const [approval, cast, question, delegation, deputy, condition] = Array.from({ length: 6 }, () => uuidv7());
  await inOrganizationOf(steward, admin, async (manager) => {
    const [row] = await manager.query<{ o: string; p: string }[]>(
      'select organization_id as o, id as p from people where email = $1',
      [admin],
    );
    const { o, p } = row!;
    await manager.query(
      `insert into approvals (id, organization_id, subject_kind, subject_id, gate, subject_version, requested_by_id,
        requested_at, policy) values ($1, $2, 'INITIATIVE', $1, 'DISCOVER', 1, $3, now(), '{"groups": []}')`,
      [approval, o, p],
    );
    await manager.query(
      `insert into votes (id, organization_id, approval_id, sequence, seat_id, voter_id, choice, reason, content_version,
        cast_at) values ($1, $2, $3, 1, $4, $4, 'QUESTION', 'Who?', 1, now())`,
      [cast, o, approval, p],
    );
    await manager.query(
      `insert into approval_questions (id, organization_id, approval_id, vote_id, to_id, asked_at)
        values ($1, $2, $3, $4, $5, now())`,
      [question, o, approval, cast, p],
    );
    await manager.query(
      `insert into conditions (id, organization_id, approval_id, vote_id, subject_kind, subject_id, number, text, state,
        owner_id, confirmer_id, set_at, opened_at)
        values ($1, $2, $3, $4, 'INITIATIVE', $3, 1, 'Two more.', 'OPEN', $5, $5, now(), now())`,
      [condition, o, approval, cast, p],
    );
    await manager.query(
      `insert into people (id, organization_id, name, email, created_at) values ($1, $2, 'Dee', 'dee@other.example', now())`,
      [deputy, o],
    );
    await manager.query(
      `insert into delegations (id, organization_id, from_id, to_id, first_day, last_day, reason, given_by_id, given_at)
        values ($1, $2, $3, $4, '2026-12-24', '2026-12-31', 'Holiday', $3, now())`,
      [delegation, o, p, deputy],
    );
  });
  return {
    ...{ approvalId: globalId('Approval', approval!), questionId: globalId('ApprovalQuestion', question!) },
    ...{ delegationId: globalId('Delegation', delegation!), conditionId: globalId('Condition', condition!) },
  };
}

/** An initiative of a proposal that nobody has funded, of an organization that has no other: a cost, a move, a deliverable. */
export async function initiativeRows(
  steward: Steward,
  admin: string,
  { portfolioId, proposalId }: Readonly<Record<'portfolioId' | 'proposalId', string>>,
): Promise<Subjects> {
  const [id, initiativeId, eventId, deliverableId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await inOrganizationOf(steward, admin, async (manager) => {
    const { id: person, organizationId } = await manager.getRepository(PersonTable).findOneByOrFail({ email: admin });
    await manager.getRepository(InitiativeTable).insert({
      ...{
        ...DEFAULT_BEGINNING,
        id: initiativeId,
        organizationId,
        title: 'Theirs',
        budgetMinor: 0n,
        currencyCode: 'EUR',
      },
      ...{ portfolioId: localId('Portfolio', portfolioId), proposalId: localId('Proposal', proposalId) },
      ...{ sponsorId: person, leadId: person, businessOwnerId: person, version: 1 },
      ...{ enteredStageAt: new Date(0), createdAt: new Date(0) },
    });
    await manager.getRepository(CostTable).insert({
      ...{
        id,
        organizationId,
        initiativeId,
        kind: 'ACTUAL',
        day: '2026-10-01',
        amountMinor: 1000n,
        currencyCode: 'EUR',
      },
      ...{ bookedMinor: 1000n, ofGrant: true, bookedById: person, bookedAt: new Date(0) },
    });
    await manager.getRepository(InitiativeEventTable).insert({
      ...{ id: eventId, organizationId, initiativeId, sequence: 1, event: 'HOLD', actorId: person, reason: 'Wait' },
      ...{ fromState: 'discover.underWay.working', toState: 'discover.onHold', facts: NOTHING_SEEN },
      ...{ definitionVersion: 1, policyVersion: 1, occurredAt: new Date(0) },
    });
    await manager.getRepository(DeliverableTable).insert({
      ...{ id: deliverableId, organizationId, initiativeId, stage: 'DISCOVER', kind: 'FORECAST', title: 'Theirs' },
      ...{ link: 'https://example.com/', deliveredById: person, deliveredAt: new Date(0) },
    });
  });
  return {
    correctsId: globalId('Cost', id),
    correctsEventId: globalId('InitiativeEvent', eventId),
    correctsDeliverableId: globalId('Deliverable', deliverableId),
  };
}

/** What an admin is told, and a mail to them: without a worker it stays queued. */
export async function toldSubjects(steward: Steward, admin: string): Promise<Subjects> {
  const [notification, delivery] = [uuidv7(), uuidv7()];
  await inOrganizationOf(steward, admin, async (manager) => {
    const [person] = await manager.query<{ id: string; organization_id: string }[]>(
      'select id, organization_id from people where email = $1',
      [admin],
    );
    await manager.query(
      `insert into notifications (id, organization_id, person_id, kind, subject_kind, subject_id, title, text, created_at)
        values ($1, $2, $3, 'MENTIONED', 'COMMENT', $1, 'A title', 'A text', now())`,
      [notification, person!.organization_id, person!.id],
    );
    await manager.query(
      `insert into mail_deliveries (id, organization_id, notification_id, state, attempts, queued_at)
        values ($1, $2, $3, 'FAILED', 12, now())`,
      [delivery, person!.organization_id, notification],
    );
  });
  return {
    notificationIds: globalId('Notification', notification),
    mailDeliveryId: globalId('MailDelivery', delivery),
  };
}

/** A deadline of an initiative that nothing else is known of. */
export async function deadlineSubjects(steward: Steward, email: string): Promise<Subjects> {
  const [id, subjectId] = [uuidv7(), uuidv7()];
  await inOrganizationOf(steward, email, (manager) =>
    manager.query(
      `insert into deadlines (id, organization_id, subject_kind, subject_id, name, entry, started_at, due_at, state)
        values ($1, current_organization(), 'INITIATIVE', $2, 'discover after P1D', 1, now(), '2029-01-01', 'PENDING')`,
      [id, subjectId],
    ),
  );
  return { deadlineId: globalId('Deadline', id) };
}

/** A vision of a team, and two governance bodies with one member: who is revised may escalate to the other. */
async function organizationSubjects(steward: Steward, admin: string, personId: string): Promise<Subjects> {
  const body = (name: string) => ({
    ...{ name, charter: 'Decides', meetings: 'Weekly', chairId: personId, customerVoiceId: personId, quorum: 1 },
    ...{ members: [{ personId }], idempotencyKey: `body ${name}` },
  });
  const { vision, first, second } = await steward.data(
    admin,
    `mutation($first: FoundGovernanceBodyInput!, $second: FoundGovernanceBodyInput!) {
      vision: stateVision(input: { scope: TEAM, name: "Disputes", text: "Fair", idempotencyKey: "one-vision" }) {
        ... on StateVisionPayload { of: visionStatement { id } } }
      first: foundGovernanceBody(input: $first) { ... on FoundGovernanceBodyPayload { of: governanceBody { id } } }
      second: foundGovernanceBody(input: $second) { ... on FoundGovernanceBodyPayload { of: governanceBody { id } } } }`,
    { first: body('First'), second: body('Second') },
  );
  const governanceBodyId = first.of.id as string;
  const weekly = { rule: 'FREQ=WEEKLY', firstDay: '2026-12-24' };
  return {
    ...{ visionStatementId: vision.of.id, governanceBodyId, escalatesToId: second.of.id },
    ...{ chairId: personId, customerVoiceId: personId, presenterId: personId, guestIds: personId },
    standingMeetingId: await aStandingMeeting(steward, governanceBodyId, weekly, admin),
    meetingId: await aMeeting(steward, governanceBodyId, {}, admin),
  };
}

/** Meetings of the body: planned, open, and another to be ended or cancelled. A board that the actor leads, with a deputy. */
async function heldMeetings(
  steward: Steward,
  email: string,
  governanceBodyId: string,
  { actor, deputyId }: { actor: string; deputyId: string },
): Promise<Subjects> {
  const body = {
    name: 'Board',
    charter: 'Decides',
    meetings: 'Weekly',
    chairId: actor,
    customerVoiceId: actor,
    quorum: 1,
  };
  const members = [{ personId: actor, deputyId }];
  const { governanceBody } = await act(
    steward,
    email,
    'foundGovernanceBody',
    { ...body, members },
    'governanceBody { id }',
  );
  const planned = () => aMeeting(steward, governanceBodyId, {}, email);
  const open = async (): Promise<string> => {
    const meetingId = await aMeeting(steward, governanceBody.id as string, {}, email);
    await onMeeting(steward, 'openMeeting', meetingId, {}, { email });
    return meetingId;
  };
  const weekly = { rule: 'FREQ=WEEKLY', firstDay: '2026-12-24' };
  return {
    ...{ 'cancelMeeting.meetingId': await planned(), 'openMeeting.meetingId': await planned() },
    ...{ 'recordAttendance.meetingId': await open(), 'closeMeeting.meetingId': await open() },
    ...{ memberId: actor, 'recordAttendance.deputyId': deputyId },
    'endStandingMeeting.standingMeetingId': await aStandingMeeting(steward, governanceBodyId, weekly, email),
  };
}

/** A draft of the process, and one of the gates of the light track; those of another kind are left to be drafted. */
export async function processSubjects(steward: Steward, leader: string): Promise<Subjects> {
  const { definition, policy } = await steward.data(
    leader,
    `mutation {
      definition: draftWorkflowDefinition(input: { subjectKind: INITIATIVE, basedOnNumber: 1, note: "N", idempotencyKey: "a-definition" }) {
        ... on WorkflowDefinitionPayload { of: workflowDefinition { id } } }
      policy: draftGatePolicy(input: { track: LIGHT, basedOnNumber: 1, note: "N", idempotencyKey: "a-policy" }) {
        ... on GatePolicyPayload { of: gatePolicy { id } } } }`,
  );
  return { workflowDefinitionId: definition.of.id, gatePolicyId: policy.of.id };
}

const VALUES: Readonly<Record<string, unknown>> = {
  ...{ until: '2027-01-01', expiresOn: '2027-01-01', windowTo: '2026-10-31', link: 'https://example.com/paper' },
  ...{
    metric: 'CSAT',
    guardrails: 'CSAT',
    role: 'COMPLIANCE',
    scope: 'TEAM',
    quorum: 1,
    answerBy: '2027-01-01',
    dueOn: '2027-12-31',
  },
  ...{ timeZone: 'Europe/Berlin', from: '08:00', to: '16:30', firstDay: '2026-12-24', lastDay: '2026-12-31' },
  ...{ unit: 'PERCENT', 'defineMetric.form': 'PROPORTION' },
  ...{ email: 'noa@example.com', issuer: 'https://id.example.com/' },
  ...{ dueAt: '2030-01-01T00:00:00Z' },
  ...{
    recheckOn: '2027-01-01',
    switchOffOn: '2027-01-01',
    switchedOffOn: '2026-11-01',
    targetOn: '2027-01-01',
    reviewOn: '2027-01-01',
    code: 'PROMISES',
  },
  ...{
    choice: 'APPROVE_WITH_CONDITIONS',
    'castReviewVote.choice': 'FOR',
    'voteOnKillCriterionChange.choice': 'APPROVE',
    group: 'CX leaders',
  },
  ...{ 'setKillCriteria.rule': 'POINT', 'changeKillCriterion.rule': 'POINT' },
  ...Object.fromEntries(
    ['setPortfolioConstraints', 'createScenario', 'editScenario'].flatMap((mutation) => [
      [`${mutation}.currencyCode`, 'USD'],
      [`${mutation}.firstDay`, '2027-01-01'],
    ]),
  ),
  ...{ currencyCode: 'EUR', rate: '1.0832', budgetMinor: '20000000', majorFromMinor: '100000000' },
  ...{ rule: 'FREQ=WEEKLY', time: '10:00', durationMinutes: 60, occurrenceDay: '2026-12-31', attendance: 'DEPUTY' },
  ...{ 'setContactRate.currencyCode': 'USD', 'setRepeatWindow.days': 10, occurredAt: '2026-10-01T10:00:00Z' },
  ...{ 'scheduleMeeting.day': '2026-12-28', 'moveMeeting.day': '2026-12-28' },
  ...{ 'freezeScorecards.periodFrom': '2026-07-01', 'freezeScorecards.periodTo': '2026-09-30' },
  'eraseCustomer.reason': 'They asked us to',
  'reviewPolicy.decision': 'CHANGE',
  'closeFollowUp.answeredOn': '2026-11-01',
};
const BY_SCALAR: Readonly<Record<string, unknown>> = {
  ...{ JSONObject: {}, LocalDate: '2026-10-01', Int: 3, Float: 5, BigInt: '100', Boolean: true, String: 'Some text' },
};
/** Lists whose items depend on each other, by `mutation.field`. */
const LISTS: Readonly<Record<string, readonly unknown[]>> = {
  // Which of its proposals are ranked is a matter of their estimates.
  'startAnalysis.pairs': [],
  ...Object.fromEntries(
    ['setBudget', 'createScenario', 'editScenario'].map((mutation) => [
      `${mutation}.periods`,
      [{ firstDay: '2027-01-01', lastDay: '2027-12-31', amountMinor: '20000000' }],
    ]),
  ),
  'planInitiative.stages': ['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE'].map((stage) => ({
    ...{ stage, plannedStart: '2026-10-01', plannedEnd: '2026-10-01' },
  })),
};
/** Fields that exclude others, which are filled; versions of what is not the subject; what can be replaced once only; groups. */
const LEFT_OUT = [
  'nps',
  'mean',
  'survival',
  'least',
  'greatest',
  'confidence',
  'notApplicable',
  'inMoney',
  'weight',
  'intoExpectedVersion',
  'basis',
  'replacesId',
  'correctsId',
  'correctsEventId',
  'correctsDeliverableId',
  'basedOnNumber',
  'dayOfMonth',
  'questionToId',
  'excludes',
  'frontier',
];

/** A value of this type that could be accepted; lists hold one item, unless they must hold more. */
export function honestValue(mutation: string, field: string, type: GraphQLInputType, subjects: Subjects): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return LISTS[`${mutation}.${field}`] ?? [honestValue(mutation, field, bare.ofType, subjects)];
  if (isInputObjectType(bare)) return honestInput(mutation, bare, subjects);
  if (field === 'idempotencyKey') return aKey();
  if (bare.name === 'ID') return subjects[`${mutation}.${field}`] ?? subjects[field];
  const value = VALUES[`${mutation}.${field}`] ?? VALUES[field];
  return value ?? (isEnumType(bare) ? bare.getValues()[0]!.name : BY_SCALAR[bare.name]);
}

/** An input that could be accepted, but for `expectedVersion`. */
export const honestInput = (mutation: string, type: GraphQLInputObjectType, subjects: Subjects): Input =>
  Object.fromEntries(
    Object.values(type.getFields())
      .filter(({ name }) => !LEFT_OUT.includes(name))
      .map((field) => [field.name, honestValue(mutation, field.name, field.type, subjects)]),
  );
