import { cited } from './complaint-figures';
import { paper, dollars, roundWithCompliance, type BankProposal } from './vocabulary';

/** Funded; in design, and on hold until the new dialler is there. */
export const CALL_LIMITS: BankProposal = {
  key: 'call-limits',
  title: 'Calls at a time that the customer chose, and no others',
  whoIsHurt: 'Customers who are behind with a payment, and the agents who have to call them.',
  howTheyAreHurt:
    'They are called at work, on Sunday, and again an hour later, although they promised to pay on Friday.',
  proposedBy: 'nora',
  ideaDaysAgo: 249,
  written: {
    daysAgo: 247,
    problem: `${cited('communicationTactics')} of ${cited('debtCollection')} complaints about debt collection are about communication tactics; ${cited('repeatedCalls')} of the ${cited('communicationTactics')} are about frequent or repeated calls. The dialler knows neither a promise to pay nor a wish.`,
    solution:
      'Customers set when and how they want to be reached. The dialler keeps to it, leaves alone who has promised to pay, and never calls twice in seven days without a reason that is written down.',
    horizonYears: 4,
    alternatives: [
      {
        kind: 'DO_NOTHING',
        title: 'Call as today',
        consequence: 'A call too many costs USD 4 and a customer; the regulator counts them, too.',
      },
      {
        kind: 'SIMPLEST',
        title: 'A fixed limit of one call a day for everybody',
        consequence: 'Done in a week. It halves the calls and still reaches people at work.',
      },
    ],
    needs: ['callsInBounds'],
    pillars: ['CUSTOMER_ADVOCACY', 'PROCESSES_AND_TECHNOLOGY', 'EMPLOYEE_ENGAGEMENT'],
    portfolio: 'difficulty',
    sponsor: 'ravi',
    costOneOffMinor: dollars(190_000n),
    costYearlyMinor: dollars(45_000n),
  },
  submittedDaysAgo: 246,
  assessment: {
    by: 'marcus',
    openedDaysAgo: 244,
    estimatedDaysAgo: 236,
    closedDaysAgo: 230,
    estimates: {
      CUSTOMER_LOYALTY: { by: roundWithCompliance([0.4, 'LOW'], [0.2, 'LOW'], [0.3, 'LOW']) },
      BRAND_PROMOTION: { by: roundWithCompliance([0, 'MEDIUM'], [0, 'HIGH'], [0, 'MEDIUM']) },
      OPERATIONAL_IMPROVEMENT: {
        calculation:
          '45,000 calls a year that reach nobody × USD 4 = USD 180,000 = 0.6 points; 2 % less is paid on time: −0.2.',
        rationale: 'Fewer calls cost less; some payments will come later. Finance books both.',
        dissent: { grace: 'I expect 5 % of payments to come later: on balance it costs us a little.' },
        by: roundWithCompliance([0.4, 'MEDIUM'], [-0.2, 'MEDIUM'], [0.3, 'LOW']),
      },
      PRODUCT_AND_SERVICE_INNOVATION: {
        by: roundWithCompliance('NOT_APPLICABLE', 'NOT_APPLICABLE', 'NOT_APPLICABLE'),
      },
      EMPLOYEE_ENGAGEMENT: { by: roundWithCompliance([1, 'LOW'], [0.5, 'LOW'], [1, 'LOW']) },
      CUSTOMER_DEFECTION: {
        calculation:
          '15,000 customers called again within a day × 5 % leave over it × 60 % avoided = 450 × USD 400 = 0.6 points.',
        rationale: 'Closures after the debt was paid: those called most leave most.',
        by: roundWithCompliance([0.6, 'MEDIUM'], [0.5, 'MEDIUM'], [0.6, 'LOW']),
      },
      BRAND_DAMAGE: { by: roundWithCompliance([0.8, 'LOW'], [0.5, 'LOW'], [1.2, 'LOW']) },
      RECURRING_PROBLEMS: { by: roundWithCompliance([0.5, 'MEDIUM'], [0.4, 'MEDIUM'], [0.5, 'LOW']) },
      COMPLIANCE_SAFETY_AND_LEGAL_COST: {
        calculation: '280 claims a year × USD 1,500 statutory damages × 70 % avoided = USD 294,000 = 2.0 points.',
        rationale: 'Claims about calls after a stop was asked for; a class action is not in it.',
        by: roundWithCompliance([2, 'MEDIUM'], [1.6, 'MEDIUM'], [1.5, 2.5, 5]),
      },
      EMPLOYEE_DISSATISFACTION: {
        calculation:
          'Collections floor of 140: attrition 12 points above the rest = 17 leavers × USD 10,000 = 1.7 points.',
        rationale: 'Exit interviews name the calls first.',
        by: roundWithCompliance([1.7, 'MEDIUM'], [1, 'LOW'], [1.5, 'LOW']),
      },
    },
  },
  outcome: {
    kind: 'FUNDED',
    by: 'tomas',
    daysAgo: 226,
    lead: 'jonas',
    businessOwner: 'ravi',
    steps: [
      {
        step: 'PLAN',
        daysAgo: 224,
        by: 'jonas',
        stages: [
          ['DISCOVER', 226, 207],
          ['DESIGN', 206, 120],
          ['PROTOTYPE', 119, 30],
          ['MEASURE', 29, -150],
        ],
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 222,
        by: 'priya',
        participants: 5,
        finding: 'Five customers behind with a card: all would rather write than talk, and all would name a day.',
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 219,
        by: 'priya',
        participants: 4,
        finding: 'Four who had been called at work: one lost a trial week over it.',
      },
      {
        step: 'EVIDENCE',
        kind: 'INTERVIEW',
        daysAgo: 216,
        by: 'nora',
        participants: 8,
        finding: 'Eight agents: the script allows no "I see you have promised to pay on Friday".',
      },
      {
        step: 'EVIDENCE',
        kind: 'SHADOWING',
        daysAgo: 213,
        by: 'jonas',
        participants: 4,
        finding: 'Four shifts on the floor: of 312 calls 41 reached somebody who had paid or promised.',
      },
      { step: 'EVENT', event: 'REQUEST_APPROVAL', daysAgo: 210, by: 'jonas' },
      { step: 'EVENT', event: 'APPROVE', daysAgo: 207, by: 'amara' },
      {
        step: 'EVENT',
        event: 'HOLD',
        daysAgo: 190,
        by: 'jonas',
        reason: 'Collections moves to another floor for three weeks: nobody is free for a workshop.',
      },
      { step: 'EVENT', event: 'RESUME', daysAgo: 167, by: 'jonas' },
      {
        step: 'EVIDENCE',
        kind: 'WORKSHOP',
        daysAgo: 150,
        by: 'jonas',
        participants: 12,
        finding:
          'Agents, compliance and three customers draw a preference page of four questions, and drop nine others.',
      },
      {
        step: 'EVIDENCE',
        kind: 'JOURNEY_MAP',
        daysAgo: 141,
        by: 'jonas',
        participants: 6,
        finding: 'From the missed payment to "paid": fourteen calls today, three in the picture of tomorrow.',
        link: paper('call-limits/journey-map'),
      },
      {
        step: 'EVENT',
        event: 'HOLD',
        daysAgo: 75,
        by: 'ravi',
        reason:
          'The dialler is replaced next quarter. Building the limits into the old one would be paid for twice: we resume when the new one takes calls.',
      },
    ],
  },
};
