import type { StateConfig } from '../../workflow/definition';
import type { DefinitionDocument } from '../../workflow/definition-document';
import { AWAITING_APPROVAL_OF_DESIGN } from './default-design-gate';
import { measureStage } from './default-measure';
import type { Stage } from './initiative';
import { AS_TIME_PASSES } from './stage-deadlines';

const AS_LEFT: StateConfig = { type: 'history', history: 'deep' };
const ON_HOLD: StateConfig = {
  description: 'Work rests; it resumes where it was left.',
  meta: { status: 'ON_HOLD' },
  on: { RESUME: { target: 'underWay.asLeft' } },
};

const stoppedIn = (stage: Stage): StateConfig => ({
  type: 'final',
  description: 'Stopped before anything ran.',
  meta: { stage, status: 'CLOSED' },
});

/**
 * The life of an initiative that every organization begins with, as version 1 of its own: plain data. A change here is for
 * those that are founded from then on; the others keep what they have, and publish versions of their own.
 */
export const DEFAULT_LIFECYCLE: DefinitionDocument = {
  id: 'initiative',
  events: {
    REQUEST_APPROVAL: { label: 'Ask for approval' },
    APPROVE: { label: 'Approve' },
    RETURN: { label: 'Return for rework' },
    ITERATE: { label: 'Iterate' },
    HOLD: { label: 'Put on hold' },
    RESUME: { label: 'Resume' },
    STOP: { label: 'Stop' },
    REFER_TO_REVIEW: { label: 'Send back to the portfolio review' },
    CONFIRM_FUNDING: { label: 'Confirm the funding' },
    ASK_AGAIN: { label: 'Ask again' },
    EMBED: { label: 'Keep it' },
    RECHECK: { label: 'Look at it again' },
  },
  machine: {
    initial: 'discover',
    states: {
      discover: {
        description: 'Interviews and shadowing prove that customers have the need.',
        meta: { stage: 'DISCOVER' },
        initial: 'underWay',
        on: { STOP: { target: 'stoppedInDiscover', description: 'Nothing runs yet: it closes lightly.' } },
        states: {
          underWay: {
            initial: 'working',
            after: AS_TIME_PASSES,
            on: { HOLD: { target: 'onHold' } },
            states: {
              working: {
                description: 'The team gathers evidence of the need.',
                meta: { status: 'WORKING' },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: { type: 'evidenceIsGathered', params: { gate: 'DISCOVER' } },
                  },
                },
              },
              awaitingApproval: {
                description: 'The evidence is in; a decision on the need is awaited.',
                meta: { status: 'AWAITING_APPROVAL' },
                on: {
                  APPROVE: {
                    target: '#initiative.design',
                    guard: { type: 'gateIsPassed', params: { gate: 'DISCOVER' } },
                  },
                  RETURN: { target: 'working' },
                },
              },
              asLeft: AS_LEFT,
            },
          },
          onHold: ON_HOLD,
        },
      },
      design: {
        description: 'Customers and teams design the solution; baseline, forecast and kill criteria are locked.',
        meta: { stage: 'DESIGN' },
        initial: 'underWay',
        on: { STOP: { target: 'stoppedInDesign', description: 'Nothing runs yet: it closes lightly.' } },
        states: {
          underWay: {
            initial: 'working',
            after: AS_TIME_PASSES,
            on: { HOLD: { target: 'onHold' }, REFER_TO_REVIEW: { target: 'backInReview' } },
            states: {
              working: {
                description: 'The team maps the journey, designs, measures the baseline and plans the change.',
                meta: { status: 'WORKING' },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: { type: 'evidenceIsGathered', params: { gate: 'DESIGN' } },
                  },
                },
              },
              awaitingApproval: AWAITING_APPROVAL_OF_DESIGN,
              asLeft: AS_LEFT,
            },
          },
          backInReview: {
            description: 'Its forecast is not what was funded; the portfolio review confirms the funding or stops it.',
            meta: { status: 'AWAITING_REVIEW' },
            on: { CONFIRM_FUNDING: { target: 'underWay.working' } },
          },
          onHold: ON_HOLD,
        },
      },
      prototype: {
        description: 'The solution is tried small, with customers, and made ready for service.',
        meta: { stage: 'PROTOTYPE' },
        initial: 'underWay',
        on: { STOP: { target: 'stoppedInPrototype', description: 'Nothing runs yet: it closes lightly.' } },
        states: {
          underWay: {
            initial: 'working',
            after: AS_TIME_PASSES,
            on: { HOLD: { target: 'onHold' } },
            states: {
              working: {
                description: 'The team tries the prototype and prepares the service.',
                meta: { status: 'WORKING' },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: { type: 'evidenceIsGathered', params: { gate: 'PROTOTYPE' } },
                  },
                },
              },
              awaitingApproval: {
                description: 'The prototype is tried; a decision to roll it out is awaited.',
                meta: { status: 'AWAITING_APPROVAL' },
                on: {
                  APPROVE: {
                    target: '#initiative.measure',
                    guard: { type: 'gateIsPassed', params: { gate: 'PROTOTYPE' } },
                  },
                  RETURN: { target: 'working' },
                },
              },
              asLeft: AS_LEFT,
            },
          },
          onHold: ON_HOLD,
        },
      },
      measure: measureStage(AS_LEFT, ON_HOLD),
      sunset: {
        description: 'What customers use is wound down with notice, and the lessons are told.',
        meta: { stage: 'SUNSET' },
        initial: 'underWay',
        states: {
          underWay: {
            initial: 'working',
            after: AS_TIME_PASSES,
            on: { HOLD: { target: 'onHold' } },
            states: {
              working: {
                description: 'The team gives notice, moves what depends on it and switches it off.',
                meta: { status: 'WORKING' },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: { type: 'evidenceIsGathered', params: { gate: 'SUNSET' } },
                  },
                },
              },
              awaitingApproval: {
                description: 'It is switched off; confirmation is awaited.',
                meta: { status: 'AWAITING_APPROVAL' },
                on: {
                  APPROVE: {
                    target: '#initiative.closed',
                    guard: { type: 'gateIsPassed', params: { gate: 'SUNSET' } },
                  },
                  RETURN: { target: 'working' },
                },
              },
              asLeft: AS_LEFT,
            },
          },
          onHold: ON_HOLD,
        },
      },
      stoppedInDiscover: stoppedIn('DISCOVER'),
      stoppedInDesign: stoppedIn('DESIGN'),
      stoppedInPrototype: stoppedIn('PROTOTYPE'),
      closed: {
        type: 'final',
        description: 'Switched off, confirmed, lessons told.',
        meta: { stage: 'SUNSET', status: 'CLOSED' },
      },
    },
  },
};
