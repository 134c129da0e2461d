import { DEFAULT_LIFECYCLE } from '../../../src/initiatives/domain/default-lifecycle';
import { lifecycleFaults } from '../../../src/initiatives/domain/lifecycle-faults';

type Json = Record<string, any>;

/** The default lifecycle with something changed in it. */
const lifecycle = (change: (document: Json) => void): Json => {
  const document = JSON.parse(JSON.stringify(DEFAULT_LIFECYCLE)) as Json;
  change(document);
  return document;
};
const faults = (change: (document: Json) => void) =>
  lifecycleFaults(lifecycle(change)).map(({ path, code }) => `${code} ${path}`);
const stateOf = (document: Json, ...path: string[]): Json =>
  path.reduce((state, name) => state['states'][name] as Json, document['machine'] as Json);

const WORKING = '$.machine.states.discover.states.underWay.states.working';

describe('A lifecycle of initiatives', () => {
  it('has no faults by default', () => {
    expect(lifecycleFaults(DEFAULT_LIFECYCLE)).toEqual([]);
  });

  it('may have fewer stages than the default one', () => {
    const without = lifecycle((document) => {
      delete document['machine'].states.prototype;
      delete document['machine'].states.stoppedInPrototype;
      stateOf(document, 'design', 'underWay', 'awaitingApproval')['onDone'].target = '#initiative.measure';
    });
    expect(lifecycleFaults(without)).toEqual([]);
  });

  it('has a review within a stage, if an organization wants one', () => {
    const reviewed = lifecycle((document) => {
      const underWay = stateOf(document, 'discover', 'underWay');
      underWay['states'].review = { meta: { status: 'WORKING' }, on: { RESUME: { target: 'working' } } };
      underWay['states'].working.on.ITERATE = { target: 'review' };
    });
    expect(lifecycleFaults(reviewed)).toEqual([]);
  });

  it('lets what is on hold go on by itself, if an organization wants that', () => {
    const awaking = lifecycle((document) => {
      stateOf(document, 'discover', 'onHold')['after'] = { P30D: { target: 'underWay.asLeft' } };
    });
    expect(lifecycleFaults(awaking)).toEqual([]);
  });

  it('gives work up after half a year without an approval, if an organization wants that', () => {
    const impatient = lifecycle((document) => {
      stateOf(document, 'discover', 'underWay', 'working')['after'] = {
        P6M: { target: '#initiative.stoppedInDiscover' },
      };
    });
    expect(lifecycleFaults(impatient)).toEqual([]);
  });

  it('is looked at for what every workflow has to keep first', () => {
    expect(faults((document) => (stateOf(document, 'discover')['on'].STOP.target = 'nowhere'))).toEqual([
      'UNKNOWN_STATE $.machine.states.discover.on.STOP.target',
    ]);
  });

  it.each<[string, string, (document: Json) => void]>([
    [
      'has an event that nobody can send',
      'UNKNOWN_EVENT $.events.PARTY',
      (document) => (document['events'].PARTY = { label: 'Celebrate' }),
    ],
    [
      'names no status of a state',
      `NO_STANDING ${WORKING}.meta.status`,
      (document) => delete stateOf(document, 'discover', 'underWay', 'working')['meta'],
    ],
    [
      'names a stage that there is not',
      'NO_STANDING $.machine.states.closed.meta.stage',
      (document) => (stateOf(document, 'closed')['meta'].stage = 'HEAVEN'),
    ],
    [
      'names a guard that there is not',
      `UNKNOWN_GUARD ${WORKING}.on.REQUEST_APPROVAL.guard.type`,
      (document) => (stateOf(document, 'discover', 'underWay', 'working')['on'].REQUEST_APPROVAL.guard.type = 'luck'),
    ],
    [
      'asks at a gate that is no stage',
      `PARAMETER ${WORKING}.on.REQUEST_APPROVAL.guard.params.gate`,
      (document) =>
        (stateOf(document, 'discover', 'underWay', 'working')['on'].REQUEST_APPROVAL.guard.params.gate = 'HELL'),
    ],
    [
      'lets time decide where an approval is awaited',
      'LEAVES_APPROVAL $.machine.states.discover.after.P30D.target',
      (document) => (stateOf(document, 'discover')['after'] = { P30D: { target: 'stoppedInDiscover' } }),
    ],
    [
      'lets time end what is on hold, where an approval may wait with it',
      'LEAVES_APPROVAL $.machine.states.discover.states.onHold.after.P30D.target',
      (document) =>
        (stateOf(document, 'discover', 'onHold')['after'] = { P30D: { target: '#initiative.stoppedInDiscover' } }),
    ],
    [
      'lets time take it to a later stage',
      `APPROVES_ITSELF ${WORKING}.after.stageDays[0].target`,
      (document) =>
        (stateOf(document, 'discover', 'underWay', 'working')['after'] = {
          stageDays: [
            { target: '#initiative.design', guard: { type: 'evidenceIsGathered', params: { gate: 'DISCOVER' } } },
          ],
        }),
    ],
    [
      'lets time ask for an approval',
      `NOTHING_ASKED ${WORKING}.after.stageDays`,
      (document) =>
        (stateOf(document, 'discover', 'underWay', 'working')['after'] = { stageDays: { target: 'awaitingApproval' } }),
    ],
    [
      'has a deadline that is no length of time',
      `NO_DURATION ${WORKING}.after.soon`,
      (document) => (stateOf(document, 'discover', 'underWay', 'working')['after'] = { soon: { target: 'working' } }),
    ],
    [
      'has time do what nothing knows of',
      `UNKNOWN_ACTION ${WORKING}.after.stageDays.actions[0].type`,
      (document) =>
        (stateOf(document, 'discover', 'underWay', 'working')['after'] = {
          stageDays: { actions: [{ type: 'dismissEverybody' }] },
        }),
    ],
    [
      'asks for an approval and waits for none',
      `NOTHING_ASKED ${WORKING}.on.REQUEST_APPROVAL`,
      (document) =>
        (stateOf(document, 'discover', 'underWay', 'working')['on'].REQUEST_APPROVAL = [
          { target: 'awaitingApproval' },
          { target: '#initiative.design' },
        ]),
    ],
    [
      'waits for an approval that nobody asked for',
      `NOTHING_ASKED ${WORKING}.on.ITERATE`,
      (document) =>
        (stateOf(document, 'discover', 'underWay', 'working')['on'].ITERATE = { target: 'awaitingApproval' }),
    ],
    [
      'lets people approve what nobody asked for',
      'NOTHING_ASKED $.machine.states.discover.on.APPROVE',
      (document) => (stateOf(document, 'discover')['on'].APPROVE = { target: 'design' }),
    ],
    [
      'asks for a second approval while one is awaited',
      `ASKED_TWICE ${WORKING.replace('working', 'awaitingApproval')}.on.REQUEST_APPROVAL`,
      (document) =>
        (stateOf(document, 'discover', 'underWay', 'awaitingApproval')['on'].REQUEST_APPROVAL = {
          target: 'awaitingApproval',
        }),
    ],
    [
      'passes a gate by another event than an approval',
      `NEVER_OPEN ${WORKING}.on.ITERATE.guard`,
      (document) =>
        (stateOf(document, 'discover', 'underWay', 'working')['on'].ITERATE = {
          target: '#initiative.design',
          guard: { type: 'gateIsPassed', params: { gate: 'DISCOVER' } },
        }),
    ],
  ])('is faulty when it %s', (_what, expected, change) => {
    expect(faults(change).map((each) => each.replace(/\[\d\]$/, ''))).toContain(expected);
  });

  it('has the id of initiatives, by which what is stored names its places', () => {
    const renamed = JSON.parse(JSON.stringify(DEFAULT_LIFECYCLE).replaceAll('#initiative', '#project')) as Json;
    expect(lifecycleFaults({ ...renamed, id: 'project' })).toEqual([
      { path: '$.id', code: 'WRONG_ID', message: 'Expected "initiative", got "project".' },
    ]);
  });

  it('begins with work, not with an approval that nobody asked for', () => {
    const first = (document: Json) => (stateOf(document, 'discover', 'underWay')['initial'] = 'awaitingApproval');
    expect(faults(first)).toContain('NOTHING_ASKED $.machine.initial');
  });

  it('sends to a portfolio review that is awaited, and confirms no other funding', () => {
    const review = '$.machine.states.design.states';
    expect(
      faults((document) => {
        const on = stateOf(document, 'design', 'underWay')['on'] as Json;
        Object.assign(on, { REFER_TO_REVIEW: { target: 'onHold' }, ITERATE: { target: 'backInReview' } });
      }),
    ).toContain(`NOTHING_REFERRED ${review}.underWay.on.REFER_TO_REVIEW`);
    expect(
      faults((document) => {
        stateOf(document, 'design', 'underWay', 'working')['on'].CONFIRM_FUNDING = { target: 'awaitingApproval' };
      }),
    ).toContain(`NOTHING_REFERRED ${review}.underWay.states.working.on.CONFIRM_FUNDING`);
  });

  it('lets groups approve side by side, each in a region that its approval ends', () => {
    const AWAITING = '$.machine.states.design.states.underWay.states.awaitingApproval';
    const gate = (document: Json) => stateOf(document, 'design', 'underWay', 'awaitingApproval');
    const finance = (document: Json) =>
      stateOf(document, 'design', 'underWay', 'awaitingApproval', 'finance', 'awaiting');
    const legal = (document: Json) => {
      gate(document)['states'].legal = JSON.parse(
        JSON.stringify(gate(document)['states'].finance).replace('finance', 'legal'),
      ) as Json;
    };
    expect(faults(legal)).toEqual([]);
    expect(
      faults((document) => {
        finance(document)['on'].APPROVE.guard.params.group = '';
      }),
    ).toEqual([`PARAMETER ${AWAITING}.states.finance.states.awaiting.on.APPROVE.guard.params.group`]);
    expect(faults((document) => delete finance(document)['on'].APPROVE.guard)).toEqual([
      `NEVER_DONE ${AWAITING}.states.finance.states.awaiting`,
      `NO_GROUP ${AWAITING}.states.finance.states.awaiting.on.APPROVE`,
    ]);
    expect(
      faults((document) => {
        const { APPROVE } = finance(document)['on'] as Json;
        finance(document)['on'].APPROVE = [APPROVE, { ...APPROVE, target: '#initiative.prototype' }];
      }),
    ).toEqual([`NEVER_DONE ${AWAITING}.states.finance.states.awaiting.on.APPROVE[1].target`]);
    expect(
      faults((document) => {
        gate(document)['onDone'].guard = { type: 'evidenceIsGathered', params: { gate: 'DESIGN' } };
      }),
    ).toContain(`NEVER_DONE ${AWAITING}.onDone`);
    expect(
      faults((document) => {
        gate(document)['onDone'].guard = { type: 'groupHasApproved', params: { gate: 'DESIGN', group: 'finance' } };
      }),
    ).toContain(`NEVER_OPEN ${AWAITING}.onDone.guard`);
  });

  it('asks again what has changed, and does nothing else with it', () => {
    const AWAITING = '$.machine.states.design.states.underWay.states.awaitingApproval.on.ASK_AGAIN';
    const asking = (way: object, ...path: string[]) =>
      faults((document) => (stateOf(document, ...path)['on'].ASK_AGAIN = way));
    const awaiting = ['design', 'underWay', 'awaitingApproval'];
    expect(asking({ target: 'working' }, ...awaiting)).toEqual([`NOTHING_ASKED ${AWAITING}`]);
    expect(asking({ target: '#initiative.prototype.underWay.awaitingApproval' }, ...awaiting)).toContain(
      `NOTHING_ASKED ${AWAITING}`,
    );
    const guard = { type: 'evidenceIsGathered', params: { gate: 'DESIGN' } };
    expect(asking([{ target: 'awaitingApproval', reenter: true, guard }], ...awaiting)).toEqual([
      `NEVER_OPEN ${AWAITING}[0].guard`,
    ]);
    expect(asking({ target: '.working' }, 'discover', 'underWay')).toContain(
      'NOTHING_ASKED $.machine.states.discover.states.underWay.on.ASK_AGAIN',
    );
    expect(asking({ target: 'awaitingApproval' }, 'discover', 'underWay', 'awaitingApproval')).toEqual([]);
    expect(asking({ actions: [] }, ...awaiting)).toEqual([]);
  });

  it('names stage and status around regions side by side, so that all agree', () => {
    const regions = (meta: object, region: object) =>
      faults((document) => {
        const parallel = { type: 'parallel', meta, states: { team: region, service: { on: {} } } };
        stateOf(document, 'discover', 'underWay')['states'].working = {
          ...stateOf(document, 'discover', 'underWay', 'working'),
          ...parallel,
        };
      });
    expect(regions({ status: 'WORKING' }, {})).toEqual([]);
    expect(regions({}, { meta: { status: 'WORKING' } })).toEqual([
      `NO_STANDING ${WORKING}.states.team.meta.status`,
      `NO_STANDING ${WORKING}.states.service.meta.status`,
    ]);
  });

  it.each([null, 42, 'text', [], {}, { id: 'initiative', events: {}, machine: {} }])('is not %j', (given) => {
    expect(lifecycleFaults(given).map(({ code }) => code)).toContain('SHAPE');
  });
});
