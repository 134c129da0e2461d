import type { StateConfig } from '../../workflow/definition';
import { AS_TIME_PASSES } from './stage-deadlines';

const underWay = (asLeft: StateConfig): StateConfig => ({
  initial: 'working',
  after: AS_TIME_PASSES,
  on: {
    HOLD: { target: 'onHold' },
    ITERATE: { target: '#initiative.design', description: 'It helps, but not enough: design it anew.' },
    EMBED: {
      target: 'embedded',
      guard: { type: 'evidenceIsGathered', params: { gate: 'MEASURE' } },
      description: 'It helps: it is kept until the day that is named.',
    },
  },
  states: {
    working: {
      description: 'The team rolls out and measures.',
      meta: { status: 'WORKING' },
      on: {
        REQUEST_APPROVAL: {
          target: 'awaitingApproval',
          guard: { type: 'evidenceIsGathered', params: { gate: 'MEASURE' } },
        },
      },
    },
    awaitingApproval: {
      description: 'The effect is known; a decision on what becomes of it is awaited.',
      meta: { status: 'AWAITING_APPROVAL' },
      on: {
        APPROVE: {
          target: '#initiative.sunset',
          guard: { type: 'gateIsPassed', params: { gate: 'MEASURE' } },
        },
        RETURN: { target: 'working' },
      },
    },
    asLeft,
  },
});

const EMBEDDED: StateConfig = {
  description: 'It is kept, and its business owner runs it; it comes back on its re-check day.',
  meta: { status: 'EMBEDDED' },
  after: {
    recheckDay: {
      target: 'underWay',
      actions: [{ type: 'callForRecheck' }],
      description: 'Its day has come: it is measured again.',
    },
  },
  on: {
    RECHECK: { target: 'underWay', description: 'Something has changed: it is measured again before its day.' },
  },
};

/**
 * The stage of measure: what is in service is kept until a day, designed anew, or put to sunset. What is kept comes back by
 * itself, since a thing that is kept for good is never looked at again.
 */
export const measureStage = (asLeft: StateConfig, onHold: StateConfig): StateConfig => ({
  description: 'The solution is rolled out; adoption and readings are held against the baseline.',
  meta: { stage: 'MEASURE' },
  initial: 'underWay',
  on: {
    STOP: { target: 'sunset', description: 'It is in service: customers must be told and dependents moved.' },
  },
  states: {
    underWay: underWay(asLeft),
    onHold,
    embedded: EMBEDDED,
  },
});
