import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { anInitiative, move, pass, workOf } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { anAssessed, anIdea, aDraft, change, done } from '../support/a-proposal';
import { aKey, type Steward } from '../support/steward';
import { jobsOf } from '../support/a-worker';
import { writtenRows } from '../support/written-rows';

const [ADA, LEAH, LIAM, PAM, FIN, BEN, BEA, DES, VIC, INA] = [
  ...['ada', 'leah', 'liam', 'pam', 'fin', 'ben', 'bea', 'des', 'vic', 'ina'].map((name) => `${name}@example.com`),
] as [string, string, string, string, string, string, string, string, string, string];
const ODA = 'oda@other.example';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
});
afterAll(() => steward.stop());

const SELECTION = 'id kind subjectKind subjectId title text readAt createdAt mail actor { name }';
type Told = Record<string, any> & { readonly id: string; readonly title: string };

const inboxOf = async (email: string, args = '(first: 100)', selection = SELECTION): Promise<Told[]> => {
  const { viewer } = await steward.data(email, `{ viewer { inbox${args} { nodes { ${selection} } } } }`);
  return viewer.inbox.nodes as Told[];
};
/** What somebody was told by this work alone, in the order of their inbox. */
async function newsTo(email: string, work: () => Promise<unknown>): Promise<Told[]> {
  const before = new Set((await inboxOf(email)).map(({ id }) => id));
  await work();
  return (await inboxOf(email)).filter(({ id }) => !before.has(id));
}
const unreadOf = async (email: string): Promise<number> =>
  (await steward.data(email, '{ viewer { unreadCount } }'))['viewer'].unreadCount as number;
const fault = async (email: string | undefined, mutation: string, input: Record<string, unknown>) => {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const answer = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  return answer.errors![0]!;
};
/** Does what must be refused, and holds that nothing was written. */
async function refused(email: string, mutation: string, input: Record<string, unknown>): Promise<Acted> {
  const rows = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(answer.__typename).not.toMatch(/Payload$/);
  expect(await writtenRows(steward)).toEqual(rows);
  return answer;
}
const mention = async (email: string, ...mentioned: string[]) => {
  const { id } = await anIdea(steward);
  const mentionIds = await Promise.all(mentioned.map((each) => idOf(steward, each)));
  const input = { subjectId: id, text: 'The secret of Mrs Miller', mentionIds };
  const { comment } = await act(steward, email, 'commentOn', input, 'comment { id version }');
  return comment as { id: string; version: number };
};

describe('Whoever proposed', () => {
  const outcome = { kind: 'PROPOSAL_OUTCOME', subjectKind: 'PROPOSAL', readAt: null, actor: { name: 'Pam Portfolio' } };

  it('hears that it was declined, and why', async () => {
    const proposal = await anAssessed(steward, portfolioId);
    const input = { ...change(proposal), reason: 'No branch is left by 2028' };
    const news = await newsTo(BEN, () => done(steward, PAM, 'declineProposal', input));
    expect(news).toMatchObject([
      {
        ...outcome,
        subjectId: proposal.id,
        title: 'Declined: "Say how long it takes"',
        text: 'The reason: No branch is left by 2028',
        mail: 'MAIL_OFF',
        createdAt: steward.clock.now().toISOString(),
      },
    ]);
  });

  it('hears that it was deferred, until when and what is missing', async () => {
    const input = { ...change(await anAssessed(steward, portfolioId)), until: '2027-06-01', missing: 'The rent' };
    const [news] = await newsTo(BEN, () => done(steward, PAM, 'deferProposal', input));
    expect(news).toMatchObject({
      ...outcome,
      text: 'The decision waits until 2027-06-01. What is missing for it: The rent',
    });
  });

  it('hears that it was funded', async () => {
    const proposal = await anAssessed(steward, portfolioId);
    const [leadId, businessOwnerId] = [await idOf(steward, DES), await idOf(steward, BEA)];
    const fund = { ...change(proposal), leadId, businessOwnerId };
    const [news] = await newsTo(BEN, () => act(steward, PAM, 'fundProposal', fund));
    expect(news).toMatchObject({ ...outcome, title: 'Funded: "Say how long it takes"' });
  });

  it('hears that it was returned, and what is asked by when', async () => {
    const draft = await aDraft(steward, portfolioId);
    const submitted = await done(steward, BEN, 'submitProposal', change(draft));
    const input = { ...change(submitted), asked: 'Who counts them?', answerBy: '2026-12-01' };
    const [news] = await newsTo(BEN, () => done(steward, PAM, 'returnProposal', input));
    expect(news).toMatchObject({ ...outcome, text: 'Information is asked for by 2026-12-01: Who counts them?' });
  });

  it('hears that it was merged, into what and why', async () => {
    const [idea, into] = [await anIdea(steward, 'Clocks'), await anIdea(steward, 'Times')];
    const input = { ...change(idea), intoId: into.id, reason: 'The same' };
    const [news] = await newsTo(BEN, () => done(steward, PAM, 'mergeProposals', input));
    expect(news).toMatchObject({
      ...{ ...outcome, title: 'Merged: "Clocks"' },
      text: 'It goes on as part of "Times". The reason: The same',
    });
  });

  it.each([
    ['taken on', { answer: 'TAKE_ON', reason: 'It is wanted' }, 'Taken on', 'The idea is a draft now. It is wanted'],
    [
      'declined as an idea',
      { answer: 'DECLINE', reason: 'It is there', basis: 'The app' },
      'Declined',
      'The reason: It is there\nWhat was looked at: The app',
    ],
  ])('hears that it was %s', async (_what, answer, word, text) => {
    const idea = await anIdea(steward);
    const [news] = await newsTo(BEN, () => done(steward, PAM, 'answerIdea', { ...change(idea), ...answer }));
    expect(news).toMatchObject({ ...outcome, title: `${word}: "Say how long it takes"`, text });
  });

  it('hears that somebody else took it back, and nothing of doing so themself', async () => {
    const withdraw = async (email: string) => done(steward, email, 'withdrawProposal', change(await anIdea(steward)));
    expect(await newsTo(BEN, () => withdraw(PAM))).toMatchObject([{ title: 'Withdrawn: "Say how long it takes"' }]);
    expect(await newsTo(BEN, () => withdraw(BEN))).toEqual([]);
  });

  it('hears an outcome together with who drafts it', async () => {
    const idea = await anIdea(steward);
    const drafterId = await idOf(steward, BEA);
    const taken = { ...change(idea), answer: 'TAKE_ON', drafterId };
    const draft = await done(steward, PAM, 'answerIdea', taken);
    const both = () => done(steward, PAM, 'withdrawProposal', change(draft));
    expect(await newsTo(BEA, both)).toMatchObject([{ title: 'Withdrawn: "Say how long it takes"' }]);
  });

  it('hears nothing of steps that are no outcome', async () => {
    expect(await newsTo(BEN, () => anAssessed(steward, portfolioId))).toEqual([]);
  });
});

describe('Whoever is to answer an idea', () => {
  const asked = { kind: 'IDEA_TO_TRIAGE', mail: 'NOT_WANTED', actor: { name: 'Ben Business' } };

  it('hears of it, and need not look any more once it is answered', async () => {
    const { ideaTriage } = await steward.data(ADA, '{ ideaTriage { version } }');
    const inaId = await idOf(steward, INA);
    const rule = { ownerId: inaId, answerWithinDays: 14, expectedVersion: ideaTriage.version };
    await act(steward, ADA, 'setIdeaTriage', rule);
    let idea = { id: '', version: 0, status: '' };
    const [news] = await newsTo(INA, async () => (idea = await anIdea(steward)));
    expect(news).toMatchObject({ ...asked, subjectId: idea.id, readAt: null });
    expect(news!['text']).toBe(
      // 2 November and 14 days
      'An answer is promised by 2026-11-16.\nWho is hurt: Customers in branches\nHow: They wait without knowing how long',
    );
    const taken = { ...change(idea), answer: 'TAKE_ON' };
    await done(steward, PAM, 'answerIdea', taken);
    const [settled] = (await inboxOf(INA)).filter(({ id }) => id === news!.id);
    expect(settled!['readAt']).toBe(steward.clock.now().toISOString());
  });

  it('is somebody else once it is handed on', async () => {
    const idea = await anIdea(steward);
    const asks = { ...change(idea), ownerId: await idOf(steward, LIAM), answerBy: '2026-12-24' };
    const before = await unreadOf(INA);
    const news = await newsTo(LIAM, () => done(steward, PAM, 'assignTriage', asks));
    expect(news).toMatchObject([{ ...asked, actor: { name: 'Pam Portfolio' } }]);
    expect(await unreadOf(INA)).toBe(before - 1);
  });
});

describe('Whoever is named in a comment', () => {
  it('hears where, and not what: that may be withdrawn', async () => {
    let comment = { id: '', version: 0 };
    const [news] = await newsTo(BEA, async () => (comment = await mention(BEN, BEA, BEN)));
    expect(news).toMatchObject({ kind: 'MENTIONED', subjectKind: 'COMMENT', subjectId: comment.id, mail: 'MAIL_OFF' });
    expect(JSON.stringify(news)).not.toContain('Miller');
  });

  it('hears of it once, however often it is edited; whom an edit names first hears then', async () => {
    const comment = await mention(BEN, BEA);
    const mentionIds = [await idOf(steward, BEA), await idOf(steward, DES)];
    const edit = { commentId: comment.id, expectedVersion: 1, text: 'Better', mentionIds };
    const [toBea, toDes] = [(await inboxOf(BEA)).length, (await inboxOf(DES)).length];
    await act(steward, BEN, 'editComment', edit);
    expect([(await inboxOf(BEA)).length, (await inboxOf(DES)).length]).toEqual([toBea, toDes + 1]);
  });

  it('does not hear of naming themself, nor once they have left', async () => {
    expect(await newsTo(BEN, () => mention(BEN, BEN))).toEqual([]);
    const { person } = await act(steward, ADA, 'addPerson', { name: 'Gus', email: 'gus@example.com' }, 'person { id }');
    const leaving = { personId: person.id, expectedVersion: 1, successorId: await idOf(steward, BEA), reason: 'Moved' };
    await act(steward, ADA, 'deactivatePerson', leaving);
    const before = (await writtenRows(steward))['notifications'];
    const { id } = await anIdea(steward);
    await act(steward, BEN, 'commentOn', { subjectId: id, text: 'Gus?', mentionIds: [person.id] });
    // Ina answers ideas, as was said above.
    expect((await writtenRows(steward))['notifications']).toBe(before! + 1);
  });
});

describe('At a gate', () => {
  let initiativeId: string;
  const titles = (told: Told[]) => told.map(({ kind, title }: any) => `${kind} ${title}`);
  beforeAll(async () => {
    initiativeId = await anInitiative(steward, portfolioId, { title: 'Clocks' });
    await workOf(steward, initiativeId, 'DISCOVER');
  });

  it('those who could decide are asked, and nobody who has a part in it', async () => {
    const counts = async () =>
      Promise.all([LEAH, LIAM, PAM, BEN, FIN, DES].map(async (e) => (await inboxOf(e)).length));
    const before = await counts();
    await move(steward, DES, 'requestApproval', initiativeId);
    const after = await counts();
    expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 0, 0, 0, 0]);
    const [asked] = await inboxOf(LEAH);
    expect(asked).toMatchObject({
      ...{ kind: 'APPROVAL_ASKED', subjectKind: 'APPROVAL', title: 'Your approval is asked for: "Clocks"' },
      ...{ text: 'It has come to the gate of discover, and you could vote on it.', readAt: null },
    });
    const { node } = await steward.data(
      LEAH,
      'query($id: ID!) { node(id: $id) { ... on Approval { initiative { title } } } }',
      { id: asked!['subjectId'] },
    );
    expect(node.initiative.title).toBe('Clocks');
  });

  it('whoever asked and those who run it hear the decision, once each; the others need not decide any more', async () => {
    const before = await unreadOf(LIAM);
    const returned = { reason: 'Two were friends' };
    const news = await newsTo(DES, () => move(steward, LEAH, 'returnForRework', initiativeId, returned));
    expect(news).toMatchObject([
      {
        ...{ kind: 'APPROVAL_DECIDED', title: 'Returned for rework: "Clocks"' },
        text: 'It did not pass the gate of discover.\nThe reason: Two were friends',
      },
    ]);
    expect(await unreadOf(LIAM)).toBe(before - 1);
    for (const email of [FIN, BEA])
      expect(await inboxOf(email, '(filter: { kind: [APPROVAL_DECIDED] })')).toHaveLength(1);
    expect(titles(await newsTo(BEA, () => pass(steward, initiativeId, 'DISCOVER')))).toEqual([
      'APPROVAL_DECIDED Approved: "Clocks"',
    ]);
  });

  it('they hear that a request came to nothing, and of moves between gates', async () => {
    const moves = (
      ...verbs: ['holdInitiative' | 'resumeInitiative' | 'requestApproval' | 'stopInitiative', string][]
    ) =>
      newsTo(BEA, async () => {
        for (const [verb, email] of verbs) await move(steward, email, verb, initiativeId);
      });
    steward.clock.advanceDays(1);
    expect(titles(await moves(['holdInitiative', FIN], ['resumeInitiative', BEA]))).toEqual([
      'INITIATIVE_MOVED On hold: "Clocks"',
    ]);
    await workOf(steward, initiativeId, 'DESIGN');
    const [voided] = await moves(['requestApproval', DES], ['stopInitiative', FIN]);
    expect(voided).toMatchObject({
      ...{ kind: 'APPROVAL_VOIDED', title: 'Stopped: "Clocks"' },
      text: 'It ends its way in design.\nThe request for approval at the gate of design came to nothing.\nThe reason: Because.',
    });
  });
});

describe('An inbox', () => {
  it('has unread approval requests and outcomes first, then what else is unread, then what is read; the newest of each first', async () => {
    const person = 'ina@example.com';
    await act(steward, person, 'markAllRead', {}, 'viewer { unreadCount }');
    const inOrder = async () =>
      (await inboxOf(person)).filter(({ title }) => title.includes('Order')).map((n) => n.title);
    const idea = (title: string) => ({ title, whoIsHurt: 'All', howTheyAreHurt: 'Much' });
    const inas = async (title: string) => {
      steward.clock.advanceDays(1);
      return done(steward, person, 'proposeIdea', idea(title));
    };
    // Hers: an outcome each; Ben's: hers to answer.
    const decline = (ref: { id: string; version: number; status: string }) =>
      done(steward, PAM, 'answerIdea', { ...change(ref), answer: 'DECLINE', reason: 'No', basis: 'All' });
    await decline(await inas('Order 1'));
    steward.clock.advanceDays(1);
    await done(steward, BEN, 'proposeIdea', idea('Order 2'));
    await decline(await inas('Order 3'));
    const all = ['Declined: "Order 3"', 'Declined: "Order 1"', 'An idea waits for your answer: "Order 2"'];
    expect(await inOrder()).toEqual(all);
    const [newest] = await inboxOf(person);
    await act(steward, person, 'markRead', { notificationIds: [newest!.id] });
    expect(await inOrder()).toEqual([all[1], all[2], all[0]]);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const { viewer }: Record<string, any> = await steward.data(
        person,
        'query($after: String) { viewer { inbox(first: 1, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } } }',
        { after },
      );
      walked.push(viewer.inbox.nodes[0].title as string);
      after = viewer.inbox.pageInfo.hasNextPage ? viewer.inbox.pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual((await inboxOf(person)).map(({ title }) => title));
    const byTime = await inboxOf(person, '(first: 3, orderBy: { field: CREATED_AT, direction: DESC })');
    expect(byTime.map(({ title }) => title)).toEqual([all[0], all[2], all[1]]);
  });

  it('is filtered by kind, and by whether it is read', async () => {
    const kinds = async (filter: string) => [
      ...new Set((await inboxOf(INA, `(first: 100, filter: ${filter})`)).map((each) => each['kind'] as string)),
    ];
    expect(await kinds('{ kind: [IDEA_TO_TRIAGE, MENTIONED] }')).toEqual(['IDEA_TO_TRIAGE']);
    const read = await inboxOf(INA, '(first: 100, filter: { unread: false })');
    const unread = await inboxOf(INA, '(first: 100, filter: { unread: true })');
    expect(read.every(({ readAt }) => readAt !== null) && unread.every(({ readAt }) => readAt === null)).toBe(true);
    expect(unread).toHaveLength(await unreadOf(INA));
    expect(read.length + unread.length).toBe((await inboxOf(INA)).length);
  });

  it('is nobody else’s to see', async () => {
    const query =
      'query($id: ID!) { person(id: $id) { name inbox { totalCount } unreadCount notificationPreferences { kind } } }';
    const { person } = await steward.data(ADA, query, { id: await idOf(steward, INA) });
    expect(person).toEqual({ name: 'Ina Insights', inbox: null, unreadCount: null, notificationPreferences: null });
    const { viewer } = await steward.data(ODA, '{ viewer { unreadCount inbox { totalCount } } }');
    expect(viewer).toEqual({ unreadCount: 0, inbox: { totalCount: 0 } });
  });

  it('is marked as read by its owner alone, at the first time for good', async () => {
    await mention(BEN, VIC);
    const [own] = await inboxOf(VIC);
    const input = { notificationIds: [own!.id] };
    for (const email of [BEN, ADA, ODA]) {
      expect(await fault(email, 'markRead', input)).toMatchObject({
        ...{ message: `No notification has the id "${own!.id}".`, extensions: { code: 'NOT_FOUND' } },
      });
    }
    const answer = await act(steward, VIC, 'markRead', input, 'viewer { name unreadCount }');
    expect(answer['viewer']).toEqual({ name: 'Vic Viewer', unreadCount: 0 });
    const readAt = steward.clock.now().toISOString();
    steward.clock.advanceDays(1);
    await act(steward, VIC, 'markRead', input);
    await act(steward, VIC, 'markAllRead', {});
    expect((await inboxOf(VIC))[0]).toMatchObject({ readAt });
  });

  it('is read as a whole', async () => {
    await mention(BEN, BEA);
    expect(await unreadOf(BEA)).toBeGreaterThan(1);
    const answer = await act(
      steward,
      BEA,
      'markAllRead',
      {},
      'viewer { unreadCount inbox(filter: { unread: true }) { totalCount } }',
    );
    expect(answer['viewer']).toEqual({ unreadCount: 0, inbox: { totalCount: 0 } });
    const { viewer } = await steward.data(BEA, '{ viewer { id } }');
    const query =
      'query($id: ID!) { auditRecords(first: 1, filter: { subjectId: $id }) { nodes { subjectKind action } } }';
    const { auditRecords } = await steward.data(ADA, query, { id: viewer.id });
    expect(auditRecords.nodes).toEqual([{ subjectKind: 'INBOX', action: 'notificationsRead' }]);
  });

  it.each([
    ['none', () => [], 'input.notificationIds'],
    ['one twice', (id: string) => [id, id], 'input.notificationIds[1]'],
    ['101', (id: string) => Array<string>(101).fill(id), 'input.notificationIds'],
  ])('is not read by naming %s', async (_what, ids, path) => {
    const [own] = await inboxOf(BEA);
    const answer = await refused(BEA, 'markRead', { notificationIds: ids(own!.id) });
    expect(answer['problems'].map((problem: { path: string }) => problem.path)).toEqual([path]);
  });

  it('is not read by an id that leads nowhere, or by nobody', async () => {
    const input = { notificationIds: [unknownId('Notification')] };
    expect((await fault(BEA, 'markRead', input)).extensions.code).toBe('NOT_FOUND');
    expect((await fault(undefined, 'markAllRead', {})).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('answers a repeated key as the first time', async () => {
    await mention(BEN, BEA);
    const input = { idempotencyKey: aKey() };
    await act(steward, BEA, 'markAllRead', input);
    await mention(BEN, BEA);
    const rows = await writtenRows(steward);
    await act(steward, BEA, 'markAllRead', input);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await unreadOf(BEA)).toBe(1);
    const other = { ...input, notificationIds: [(await inboxOf(BEA))[0]!.id] };
    expect(await refused(BEA, 'markRead', other)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('Preferences', () => {
  const PREFERENCES = 'notificationPreferences { kind mail }';
  const mailed = (of: { kind: string; mail: boolean }[]) => of.filter(({ mail }) => mail).map(({ kind }) => kind);

  it('send approvals, outcomes, mentions, what is overdue and meetings by mail, until one says otherwise', async () => {
    const { viewer } = await steward.data(DES, `{ viewer { ${PREFERENCES} } }`);
    expect(viewer.notificationPreferences).toHaveLength(44);
    const byDefault = ['APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_DECIDED', 'PROPOSAL_OUTCOME', 'MENTIONED'];
    const further = [
      'STAGE_DUE',
      'APPROVAL_QUESTION',
      'APPROVAL_BLOCKED',
      'APPROVAL_ESCALATED',
      'DECIDED_IN_YOUR_NAME',
      'CONDITION_TO_MEET',
      'CONDITION_DUE',
      'CONDITION_TO_CONFIRM',
      ...['ESTIMATES_ASKED', 'ESTIMATES_DUE', 'ESTIMATES_LATE'],
      ...['MEETING_PLANNED', 'MEETING_MOVED', 'MEETING_CANCELLED'],
      ...['PRE_READ_ISSUED', 'REVIEW_DECIDED', 'REVIEW_OFFER'],
      ...['ADOPTION_ASKED', 'ADOPTION_DECIDED', 'FOLLOW_UP_ASKED', 'FOLLOW_UP_DUE', 'CONTINUE_OR_SUNSET'],
      ...['CRITERION_CHANGE_ASKED', 'CRITERION_CHANGE_DECIDED', 'OUTCOME_DUE', 'OUTCOME_TO_CONFIRM', 'DIGEST_ISSUED'],
      ...['SUNSET_PROPOSED', 'SUNSET_ANSWERED', 'CHARGE_DISPUTED', 'CHARGE_DECIDED', 'LEVELS_ASKED'],
    ];
    expect(mailed(viewer.notificationPreferences)).toEqual([...byDefault, ...further]);
    const preferences = [
      { kind: 'MENTIONED', mail: false },
      { kind: 'INITIATIVE_MOVED', mail: true },
    ];
    const set = await act(steward, DES, 'setNotificationPreferences', { preferences }, `viewer { ${PREFERENCES} }`);
    const after = [...byDefault.slice(0, 4), 'INITIATIVE_MOVED', ...further];
    expect(mailed(set['viewer'].notificationPreferences)).toEqual(after);
    const again = { preferences: [{ kind: 'APPROVAL_ASKED', mail: false }] };
    const less = await act(steward, DES, 'setNotificationPreferences', again, `viewer { ${PREFERENCES} }`);
    expect(mailed(less['viewer'].notificationPreferences)).toEqual(after.slice(1));
    expect((await newsTo(DES, () => mention(BEN, DES)))[0]).toMatchObject({ mail: 'NOT_WANTED' });
  });

  it('are refused when none is given, or one twice', async () => {
    const paths = async (preferences: unknown[]) =>
      (await refused(DES, 'setNotificationPreferences', { preferences }))['problems'].map(
        (p: { path: string }) => p.path,
      );
    expect(await paths([])).toEqual(['input.preferences']);
    const one = { kind: 'MENTIONED', mail: true };
    expect(await paths([one, one])).toEqual(['input.preferences[1]']);
  });

  it('answer a repeated key as the first time', async () => {
    const input = { preferences: [{ kind: 'MENTIONED', mail: true }], idempotencyKey: aKey() };
    const first = await act(steward, DES, 'setNotificationPreferences', input, `viewer { ${PREFERENCES} }`);
    const rows = await writtenRows(steward);
    expect(await act(steward, DES, 'setNotificationPreferences', input, `viewer { ${PREFERENCES} }`)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
  });
});

describe('A Steward that sends no mails', () => {
  it('queues none, and none can be sent again', async () => {
    expect(await jobsOf(steward)).toEqual([]);
    const { mailDeliveries } = await steward.data(ADA, '{ mailDeliveries { totalCount } }');
    expect(mailDeliveries.totalCount).toBe(0);
  });
});
