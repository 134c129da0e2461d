import { act } from './act';
import { candidates } from './a-candidate';
import { aMeeting, onMeeting } from './a-meeting';
import { aGoal } from './a-goal';
import { anInitiative } from './an-initiative';
import { aPortfolio } from './a-portfolio';
import { aMotion, aReview, assessed, inSession, onMotion, onReview } from './a-review';
import { anAssessment, aPractice, aTemplate } from './an-assessment';
import { anIdea, change, done, underAssessment } from './a-proposal';
import { aRound, type Asked } from './a-round';
import { anAdoption, aScenario } from './a-scenario';
import { aService } from './a-service';
import { approvalsBy, atTheGate, vote } from './votes';
import type { Steward } from './steward';

const [ADA, LEAH, LIAM, PAM, BEN] = ['ada', 'leah', 'liam', 'pam', 'ben'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string, string],
];

/** Global ids of the bank's people by e-mail, looked up while everybody signs in. */
export async function idsByEmail(steward: Steward): Promise<Record<string, string>> {
  const { people } = await steward.data(ADA, '{ people(first: 100) { nodes { id email } } }');
  return Object.fromEntries((people.nodes as { id: string; email: string }[]).map(({ id, email }) => [email, id]));
}

interface Bank {
  readonly steward: Steward;
  readonly portfolioId: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** Puts one thing of every kind into Leah's hands, some that are history, and all that people arrange with each other. */
export async function fillLeahsHands(bank: Bank): Promise<void> {
  await ownedByLeah(bank);
  // Before there is a board, whose chair she is: nobody gives a seat to themselves.
  await approvalsOfLeah(bank);
  await boardsWithLeah(bank);
  await goalsOfLeah(bank);
  await assessmentsWithLeah(bank);
  await barriersOfLeah(bank);
  await proposalsOfLeah(bank);
  await roundsOfLeah(bank);
  await reviewsOfLeah(bank);
  await scenariosOfLeah(bank);
  await plansWithLeah(bank);
  await arrangedWithLeah(bank);
}

async function ownedByLeah({ steward, ids }: Bank): Promise<void> {
  const { pillars } = await steward.data(ADA, '{ pillars { id } }');
  const [{ id: pillarId }] = pillars as [{ id: string }];
  const owner = { ownerId: ids[LEAH]! };
  await act(steward, ADA, 'assignPillarOwner', { pillarId, ...owner, expectedVersion: 1 });
  await act(steward, ADA, 'addProduct', { name: 'Cards', ...owner });
  await act(steward, ADA, 'addJourney', { name: 'Join', ...owner });
  await followUpOfLeah({ steward, ids });
  await act(steward, ADA, 'addPolicy', { name: 'No refunds', text: 'None', ...owner });
  const weekly = { isOn: true, frequency: 'WEEKLY', weekday: 'MONDAY', hour: 8, roles: [], expectedVersion: 1 };
  await act(steward, ADA, 'setDigestSchedule', { ...weekly, recipientIds: [ids[LEAH]] });
  await act(steward, ADA, 'addContactCause', { name: 'A bill', ...owner, side: 'IN_SERVICE', avoidable: true });
  await aPractice(steward, LIAM, { pillarId, ...owner });
  const retired = await aPractice(steward, LIAM, { pillarId, ...owner, title: 'Retired' });
  await act(steward, LIAM, 'retirePractice', { practiceId: retired, expectedVersion: 1, reason: 'Nobody does it' });
}

/** By the rule, hers, since the feedback names neither product nor journey. */
async function followUpOfLeah({ steward, ids }: Pick<Bank, 'steward' | 'ids'>): Promise<void> {
  const rule = { source: 'SURVEY', atMost: 3, dueInWorkingDays: 2, ownerId: ids[LEAH], expectedVersion: 0 };
  await act(steward, LIAM, 'setFollowUpRule', rule);
  const said = { source: 'SURVEY', party: 'FIRST_PARTY', speaker: 'CUSTOMER', receivedOn: '2026-11-01', rating: 1 };
  await act(steward, BEN, 'recordFeedback', said);
}

async function boardsWithLeah({ steward, ids }: Bank): Promise<void> {
  const body = { charter: 'Decides', meetings: 'Weekly', quorum: 2 };
  const [leah, liam, ben] = [{ personId: ids[LEAH] }, { personId: ids[LIAM] }, { personId: ids[BEN] }];
  const board = { name: 'Board', members: [leah, liam], chairId: ids[LEAH], customerVoiceId: ids[LIAM] };
  const founded = await act(steward, ADA, 'foundGovernanceBody', { ...body, ...board }, 'governanceBody { id }');
  const { id: boardId } = founded['governanceBody'] as { id: string };
  const items = [{ kind: 'DISCUSSION', title: 'Hers', presenterId: ids[LEAH] }];
  for (const title of ['To come', 'Called off']) {
    const meetingId = await aMeeting(steward, boardId, { title }, ADA);
    await onMeeting(steward, 'setAgenda', meetingId, { items }, { email: ADA });
    if (title !== 'To come') await onMeeting(steward, 'cancelMeeting', meetingId, { reason: 'No' }, { email: ADA });
  }
  const council = { name: 'Council', members: [ben, { ...leah, deputyId: ids[LIAM] }], chairId: ben.personId };
  await act(steward, ADA, 'foundGovernanceBody', { ...body, ...council, customerVoiceId: ids[LEAH] });
  const deputies = { name: 'Deputies', members: [{ ...ben, deputyId: ids[LEAH] }], chairId: ben.personId, quorum: 1 };
  await act(steward, ADA, 'foundGovernanceBody', { ...body, ...deputies, customerVoiceId: ben.personId });
}

async function goalsOfLeah({ steward, ids }: Bank): Promise<void> {
  const { pillars, strategicObjectives } = await steward.data(ADA, '{ pillars { id } strategicObjectives { id } }');
  const of = { pillarId: pillars[0].id as string, strategicObjectiveId: strategicObjectives[0].id as string };
  await aGoal(steward, ADA, { ...of, accountableId: ids[LEAH], title: 'Hers' });
  await aGoal(steward, ADA, { ...of, accountableId: ids[PAM], contributorIds: [ids[LEAH], ids[BEN]], title: 'Shared' });
  const { id: goalId } = await aGoal(steward, ADA, { ...of, accountableId: ids[LEAH], title: 'Given up' });
  await act(steward, ADA, 'retireGoal', { goalId, expectedVersion: 1, reason: 'Too far' });
}

async function assessmentsWithLeah({ steward, ids }: Bank): Promise<void> {
  const { id: templateId, dimensions } = await aTemplate(steward, ADA, 1);
  const assessorIds = [ids[LEAH]!, ids[BEN]!];
  await anAssessment(steward, LIAM, { templateId, assessorIds, name: 'Unanswered' });
  const assessmentId = await anAssessment(steward, LIAM, { templateId, assessorIds, name: 'Answered' });
  await act(steward, LEAH, 'recordLevels', { assessmentId, levels: [{ dimensionId: dimensions[0]!.id, level: 3 }] });
}

async function barriersOfLeah({ steward, ids }: Bank): Promise<void> {
  const assigned = async (description: string): Promise<string> => {
    const said = { kind: 'INCENTIVE', description, customerEffect: 'They are cut off' };
    const reported = await act(steward, BEN, 'reportBarrier', said, 'barrier { id }');
    const barrierId = reported['barrier'].id as string;
    const to = { barrierId, expectedVersion: 1, ownerId: ids[LEAH], answerBy: '2026-11-20' };
    await act(steward, LIAM, 'assignBarrier', to);
    return barrierId;
  };
  await assigned('Handling time');
  const barrierId = await assigned('Answered long ago');
  await act(steward, LEAH, 'answerBarrier', { barrierId, expectedVersion: 2, answer: 'KEPT', reason: 'It pays' });
}

async function proposalsOfLeah({ steward, portfolioId, ids }: Bank): Promise<void> {
  await act(steward, ADA, 'setIdeaTriage', { ownerId: ids[LEAH], answerWithinDays: 14, expectedVersion: 1 });
  await anIdea(steward, 'Asked');
  const answer = async (title: string, input: object) =>
    done(steward, LEAH, 'answerIdea', { ...change(await anIdea(steward, title)), ...input });
  await answer('Taken on', { answer: 'TAKE_ON', drafterId: ids[LEAH] });
  await answer('Turned down', { answer: 'DECLINE', reason: 'Done already', basis: 'The app' });
  await candidates(steward, portfolioId, [
    { title: 'Open', sponsor: LEAH },
    { title: 'Waiting', sponsor: LEAH, status: 'DEFERRED' },
    { title: 'Declined', sponsor: LEAH, status: 'DECLINED' },
    { title: 'Proposed only', proposer: LEAH, sponsor: LIAM },
  ]);
  await anInitiative(steward, portfolioId, { title: 'Running', sponsor: LEAH, businessOwner: LEAH, lead: LEAH });
  const stopped = await anInitiative(steward, portfolioId, { title: 'Stopped', lead: LEAH });
  await act(steward, PAM, 'stopInitiative', { initiativeId: stopped, expectedVersion: 1, reason: 'No' });
}

/** A condition that she set, and is to meet herself; and a seat at a gate, which was given to her when nobody else was left. */
async function approvalsOfLeah({ steward, portfolioId, ids }: Bank): Promise<void> {
  const sam = 'sam@example.com';
  const gate = await atTheGate(steward, portfolioId, { title: 'Passed' });
  const conditions = [{ text: 'Two more interviews', ownerId: ids[LEAH] }];
  await vote(steward, LEAH, gate, { choice: 'APPROVE_WITH_CONDITIONS', conditions });
  await approvalsBy(steward, [{ name: 'Sam', members: { personIds: [ids[sam]] }, needs: 'ANY', veto: false }]);
  const { approvalId } = await atTheGate(steward, portfolioId, { title: 'At the gate' });
  await act(steward, sam, 'recuse', { approvalId, reason: 'Shares' });
  const seat = { approvalId, group: 'Sam', personId: ids[LEAH], reason: 'She knows' };
  await act(steward, LIAM, 'reassignApprover', seat);
}

/** Asked about two proposals, of which she has estimated one; asked in another round that is closed. */
async function roundsOfLeah({ steward, portfolioId, ids }: Bank): Promise<void> {
  await act(steward, ADA, 'grantRole', { personId: ids[LEAH], role: 'SCORER' });
  const scorerIds = [ids[LEAH]!, ids['sam@example.com']!];
  const ask = async (): Promise<Asked> => {
    const { id: proposalId } = await underAssessment(steward, portfolioId, { sponsorId: ids[PAM] });
    return { proposalId, scorerIds };
  };
  const [said, unsaid, settled] = [await ask(), await ask(), await ask()];
  await aRound(steward, LIAM, [said, unsaid], 'Answered in part');
  const estimate = { driver: 'BRAND_DAMAGE', likely: 5, confidence: 'HIGH' };
  await act(steward, LEAH, 'estimateDriver', { proposalId: said.proposalId, estimate });
  const scoringRoundId = await aRound(steward, LIAM, [settled], 'Closed');
  const accepted = { scoringRoundId, expectedVersion: 1, acceptMissingBecause: 'No time' };
  await act(steward, LIAM, 'closeScoringRound', accepted);
}

/** She is to do what an open motion funds, and was to do what a withdrawn one would have. */
async function reviewsOfLeah({ steward, ids }: Bank): Promise<void> {
  const portfolioId = await aPortfolio(steward, 'Reviewed', 1_000_000n);
  const [open, given] = await assessed(
    steward,
    portfolioId,
    [8, 7].map((points) => ({ title: `At ${points}`, points, sponsor: 'pam@example.com' })),
  );
  const review = await aReview(steward, ids, portfolioId, { name: 'Reviewers' });
  await onReview(steward, 'issuePreRead', review.id);
  await inSession(steward, review, []);
  const work = { outcome: 'FUND', leadId: ids[LEAH], businessOwnerId: ids[LEAH] };
  await aMotion(steward, review.id, { ...work, subjectId: open });
  const withdrawn = await aMotion(steward, review.id, { ...work, subjectId: given });
  await onMotion(steward, 'withdrawMotion', withdrawn, { reason: 'Not now' });
}

/** One that is open and waits to be adopted, and one that was put away. */
async function scenariosOfLeah({ steward, portfolioId }: Bank): Promise<void> {
  const budgetMinor = '9000000';
  await anAdoption(steward, LEAH, await aScenario(steward, LEAH, { portfolioId, name: 'Half', budgetMinor }));
  const scenarioId = await aScenario(steward, LEAH, { portfolioId, name: 'Put away' });
  await act(steward, LEAH, 'archiveScenario', { scenarioId, expectedVersion: 1 });
}

/** She is to train people for what is in service, and to move what rests on what is wound down. */
async function plansWithLeah({ steward, portfolioId, ids }: Bank): Promise<void> {
  const des = 'des@example.com';
  const [rolledOut, woundDown] = [
    await aService(steward, portfolioId, { name: 'Rolled out' }),
    await aService(steward, portfolioId, { name: 'Wound down' }),
  ];
  await act(steward, des, 'planChange', {
    ...{ initiativeId: rolledOut, expectedVersion: 1, targetPercent: 80, targetOn: '2027-06-30' },
    groups: [{ name: 'Agents', whatChanges: 'They click less.' }],
    steps: [
      { kind: 'TRAINING', what: 'An hour', dueOn: '2026-12-01', ownerId: ids[LEAH] },
      { kind: 'COMMUNICATION', what: 'A letter', dueOn: '2026-12-02', ownerId: ids[BEN] },
    ],
  });
  await act(steward, des, 'stopInitiative', { initiativeId: woundDown, expectedVersion: 1, reason: 'Nobody calls' });
  await act(steward, des, 'planSunset', {
    ...{ initiativeId: woundDown, expectedVersion: 2, reason: 'Nobody calls', customersAffected: 10 },
    ...{ noticeOn: '2026-11-10', noticeDays: 30, noticeChannels: ['letter'], noticeText: 'It ends.' },
    ...{ dataAndContracts: 'None', switchOffOn: '2026-12-15', guardrails: ['NPS'] },
    dependents: [
      { name: 'The archive', movesTo: 'The cloud', ownerId: ids[LEAH] },
      { name: 'The shelf', movesTo: 'The cellar' },
    ],
  });
}

/** Deputies, assistants, delegations and absences, on the 2nd of November 2026. */
async function arrangedWithLeah({ steward, ids }: Bank): Promise<void> {
  const [leah, ben, bea] = [ids[LEAH], ids[BEN], ids['bea@example.com']];
  await act(steward, BEN, 'setStandingDeputy', { personId: ben, expectedVersion: 1, deputyId: leah });
  await act(steward, BEN, 'setAssistants', { personId: ben, expectedVersion: 2, assistantIds: [leah, bea] });
  await act(steward, LEAH, 'setStandingDeputy', { personId: leah, expectedVersion: 1, deputyId: bea });
  await act(steward, LEAH, 'setAssistants', { personId: leah, expectedVersion: 2, assistantIds: [bea] });
  const votes = { ...{ firstDay: '2026-11-02', lastDay: '2026-11-06' }, reason: 'Away' };
  await act(steward, BEN, 'delegate', { ...votes, toId: leah });
  await act(steward, LEAH, 'delegate', { ...votes, toId: bea });
  const away = (email: string, firstDay: string, lastDay: string, deputyId?: string) =>
    act(steward, email, 'recordAbsence', { personId: ids[email], firstDay, lastDay, deputyId });
  await away(BEN, '2026-11-02', '2026-11-06', leah);
  await away(LEAH, '2026-11-02', '2026-11-20');
  await away(LEAH, '2026-12-21', '2026-12-31');
}
