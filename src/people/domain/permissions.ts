import { LISTENING_PERMISSIONS } from './listening-permissions';
import { ANYONE_WHO_CONTRIBUTES, LEADERSHIP, type Rule, type Subject } from './permission-rule';
import type { Viewer } from './person';
import { CONTACT_PERMISSIONS } from './contact-permissions';
import { PROPOSAL_PERMISSIONS } from './proposal-permissions';
import { PORTFOLIO_PERMISSIONS } from './portfolio-permissions';

export type { Subject };

/** The permission table: one sentence a rule. What is nobody's business stays readable by everyone in the organization. */
export const PERMISSIONS = {
  readAudit: { sentence: 'Admins and CX leaders read the audit.', roles: ['ADMIN', 'CX_LEADER'] },
  grantRole: { sentence: 'Admins grant and revoke roles, never their own.', roles: ['ADMIN'] },
  setWorkingCalendar: {
    sentence: 'Admins set the working calendar of the organization and its holidays.',
    roles: ['ADMIN'],
  },
  arrangeOwnWork: {
    sentence: 'A person sets their own working calendar and names their assistants; admins may do it for them.',
    roles: ['ADMIN'],
    responsible: true,
  },
  arrangeAbsence: {
    sentence:
      'A person, an assistant of theirs or an admin records their absences and names their deputy, never themselves for another.',
    roles: ['ADMIN'],
    responsible: true,
  },
  delegateVotes: {
    sentence:
      'A person, an assistant of theirs or an admin says who votes in their stead, never themselves for another, and takes it back.',
    roles: ['ADMIN'],
    responsible: true,
  },
  managePeople: {
    sentence: 'Admins add, edit, deactivate and reactivate people, and bind what they sign in with.',
    roles: ['ADMIN'],
  },
  manageMail: {
    sentence: 'Admins see what became of mails, and have those that failed sent again.',
    roles: ['ADMIN'],
  },
  setDirection: {
    sentence: 'Admins and CX leaders word the vision and the strategic objectives.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  setGovernance: {
    sentence: 'Admins and CX leaders found and revise governance bodies.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  editTeams: {
    sentence: 'Admins, portfolio managers and CX leaders keep the list of teams.',
    roles: ['ADMIN', ...LEADERSHIP],
  },
  holdMeetings: {
    sentence:
      'The chair of a governance body, the deputy of their seat, admins and CX leaders plan, prepare and hold its meetings.',
    roles: ['ADMIN', 'CX_LEADER'],
    responsible: true,
  },
  assignPillar: { sentence: 'Admins and CX leaders name the owner of a pillar.', roles: ['ADMIN', 'CX_LEADER'] },
  setPillarTarget: {
    sentence: 'CX leaders set the level of maturity that a pillar is to reach.',
    roles: ['CX_LEADER'],
  },
  keepPractice: {
    sentence: 'CX leaders, the owner of the pillar and the owner of the practice write and retire a practice.',
    roles: ['CX_LEADER'],
    responsible: true,
  },
  editAssessmentTemplates: {
    sentence: 'Admins and CX leaders create and revise assessment templates.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  openMaturityAssessment: {
    sentence: 'CX leaders and insights open a maturity assessment.',
    roles: ['CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  recordLevels: {
    sentence: 'The named assessors of a maturity assessment record their levels.',
    roles: [],
    responsible: true,
  },
  closeMaturityAssessment: {
    sentence: 'Whoever opened a maturity assessment, or a CX leader, closes it.',
    roles: ['CX_LEADER'],
    responsible: true,
  },
  editLists: {
    sentence: 'Admins, CX leaders and insights edit the lists of channels, products, journeys and themes.',
    roles: ['ADMIN', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  recordFeedback: { sentence: 'Every contributor records feedback.', roles: ANYONE_WHO_CONTRIBUTES },
  importFeedback: {
    sentence: 'Admins, CX leaders and insights import feedback.',
    roles: ['ADMIN', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  ...LISTENING_PERMISSIONS,
  nameNeed: { sentence: 'Every contributor names a need and gathers evidence for it.', roles: ANYONE_WHO_CONTRIBUTES },
  establishNeed: {
    sentence: 'Insights and CX leaders establish a need, or retire it.',
    roles: ['CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  reportBarrier: { sentence: 'Every contributor reports an internal barrier.', roles: ANYONE_WHO_CONTRIBUTES },
  assignBarrier: {
    sentence: 'CX leaders and insights name who answers a barrier; its owner may pass it on.',
    roles: ['CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
    responsible: true,
  },
  answerBarrier: { sentence: 'Its owner answers a barrier.', roles: [], responsible: true },
  reopenBarrier: {
    sentence: 'Whoever reported a barrier withdraws it, or reopens it once it is answered.',
    roles: [],
    responsible: true,
  },
  ...CONTACT_PERMISSIONS,
  comment: { sentence: 'Everybody may comment but those who only look.', roles: ANYONE_WHO_CONTRIBUTES },
  editComment: { sentence: 'Whoever wrote a comment edits it.', roles: [], responsible: true },
  withdrawComment: {
    sentence: 'Whoever wrote a comment withdraws it; an admin may, too, and says why.',
    roles: ['ADMIN'],
    responsible: true,
  },
  ...PROPOSAL_PERMISSIONS,
  recordReadings: {
    sentence: 'Insights, finance and CX leaders record readings of the organization.',
    roles: ['FINANCE', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  defineMetrics: {
    sentence: 'Admins, CX leaders and insights define, rename and retire the metrics of the organization.',
    roles: ['ADMIN', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  setSmallestSample: {
    sentence: 'Admins and CX leaders say of how few observations a verdict is given.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  setGoals: { sentence: 'Admins and CX leaders set, revise and retire goals.', roles: ['ADMIN', 'CX_LEADER'] },
  changeProcess: {
    sentence:
      'Admins and CX leaders draft, publish and retire versions of the process and of gate policies, and migrate what runs.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  ...PORTFOLIO_PERMISSIONS,
  freezeScorecards: { sentence: 'CX leaders freeze the scorecards of a period.', roles: ['CX_LEADER'] },
  scheduleTelling: {
    sentence:
      'Admins and CX leaders say when executives are told how it goes, and whom; and when scorecards are frozen.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  runInitiative: {
    sentence: 'Sponsor, lead and business owner run an initiative; portfolio managers and CX leaders may step in.',
    roles: LEADERSHIP,
    responsible: true,
  },
  confirmRealised: {
    sentence:
      'Finance confirms what an initiative realised, never what they recorded themselves, nor of an initiative of their own.',
    roles: ['FINANCE'],
  },
  readCalibration: {
    sentence: 'Admins and CX leaders see how good the forecasts of all were; everybody else sees their own.',
    roles: ['ADMIN', 'CX_LEADER'],
  },
  workOnInitiative: {
    sentence: 'Every contributor gathers evidence, delivers and measures for an initiative.',
    roles: ANYONE_WHO_CONTRIBUTES,
  },
  extendDeadline: { sentence: 'CX leaders give a deadline more time, and say why.', roles: ['CX_LEADER'] },
  extendVote: {
    sentence:
      'Portfolio managers, CX leaders and whoever may name another approver give a voter more time, and say why: never on an initiative of their own, nor for a vote that is theirs to cast.',
    roles: LEADERSHIP,
    responsible: true,
  },
  confirmFunding: {
    sentence: 'Portfolio managers and CX leaders confirm the funding of an initiative, never of one of their own.',
    roles: LEADERSHIP,
  },
  approveGate: {
    sentence:
      'Those whose approval a gate asks for, or their deputies, vote on it, never on an initiative of their own.',
    roles: [],
    responsible: true,
  },
  answerQuestion: {
    sentence: 'Whoever asked for the approval, whoever is asked, and those who run the initiative answer a question.',
    roles: LEADERSHIP,
    responsible: true,
  },
  meetCondition: {
    sentence:
      'Whoever is to meet a condition, and those who run the initiative, say that it is met, or name who is to meet it.',
    roles: LEADERSHIP,
    responsible: true,
  },
  judgeCondition: {
    sentence:
      'Whoever set a condition, or stands in for them, says whether it is met, never of what they are to meet themselves or have a part in; where they cannot, whoever may name another approver does.',
    roles: [],
    responsible: true,
  },
  reassignApprover: {
    sentence:
      'The chair of the body that decides on its amount, or of one that an overdue vote has reached, names another approver, never themselves, or who stands in for them does; where no chair can, CX leaders and admins without a part in it do.',
    roles: [],
    responsible: true,
  },
} as const satisfies Record<string, Rule>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether this person may do this: a role held organization-wide counts for every portfolio. */
export function may(viewer: Viewer, permission: Permission, subject: Subject = {}): boolean {
  const rule: Rule = PERMISSIONS[permission];
  const byRole = viewer.grants.some(
    (grant) =>
      rule.roles.includes(grant.role) &&
      (grant.portfolioId === null || grant.portfolioId === (subject.portfolioId ?? null)),
  );
  const byFunction = viewer.cxFunction !== null && (rule.functions ?? []).includes(viewer.cxFunction);
  const byResponsibility = rule.responsible === true && (subject.responsible ?? []).includes(viewer.personId);
  return byRole || byFunction || byResponsibility;
}
