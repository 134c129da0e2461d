import {
  addressees,
  KIND_RULES,
  NOTIFICATION_KINDS,
  preferencesOf,
  wantsMail,
} from '../../../src/notifications/domain/notification';
import { preferenceChanges, readingOf } from '../../../src/notifications/domain/inbox-input';

describe('News', () => {
  const here = new Set(['ada', 'ben', 'cho']);

  it('go to each person once, in the order they are named', () => {
    expect(addressees({ toIds: ['cho', 'ada', 'cho'] }, here, null)).toEqual(['cho', 'ada']);
  });

  it('do not go to whoever made them, nor to whom has left', () => {
    expect(addressees({ toIds: ['ada', 'ben', 'gus'] }, here, 'ada')).toEqual(['ben']);
  });
});

describe('Mails', () => {
  it('are wanted of what must be done or decided on one’s own, of mentions, of what is overdue, of meetings, of reviews, of customers to answer and of digests', () => {
    expect(NOTIFICATION_KINDS.filter((kind) => wantsMail(kind, []))).toEqual([
      ...['APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_DECIDED', 'PROPOSAL_OUTCOME', 'MENTIONED', 'STAGE_DUE'],
      ...['APPROVAL_QUESTION', 'APPROVAL_BLOCKED', 'APPROVAL_ESCALATED', 'DECIDED_IN_YOUR_NAME'],
      ...['CONDITION_TO_MEET', 'CONDITION_DUE', 'CONDITION_TO_CONFIRM'],
      ...['ESTIMATES_ASKED', 'ESTIMATES_DUE', 'ESTIMATES_LATE'],
      ...['MEETING_PLANNED', 'MEETING_MOVED', 'MEETING_CANCELLED'],
      ...['PRE_READ_ISSUED', 'REVIEW_DECIDED', 'REVIEW_OFFER'],
      ...['ADOPTION_ASKED', 'ADOPTION_DECIDED', 'FOLLOW_UP_ASKED', 'FOLLOW_UP_DUE', 'CONTINUE_OR_SUNSET'],
      ...['CRITERION_CHANGE_ASKED', 'CRITERION_CHANGE_DECIDED', 'OUTCOME_DUE', 'OUTCOME_TO_CONFIRM', 'DIGEST_ISSUED'],
      ...['SUNSET_PROPOSED', 'SUNSET_ANSWERED', 'CHARGE_DISPUTED', 'CHARGE_DECIDED', 'LEVELS_ASKED'],
    ]);
  });

  it.each(NOTIFICATION_KINDS)('of kind %s are wanted as somebody said', (kind) => {
    for (const mail of [true, false]) {
      expect(wantsMail(kind, [{ kind, mail }])).toBe(mail);
      const others = preferencesOf([{ kind, mail }]).filter((each) => each.kind !== kind);
      expect(others.every((each) => each.mail === KIND_RULES[each.kind].mailByDefault)).toBe(true);
    }
  });
});

describe('What somebody says of their inbox', () => {
  it('names each notification once, 100 at most', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `id ${index}`);
    expect(readingOf(ids)).toBe(ids);
    expect(readingOf([...ids, 'one more'])).toMatchObject({
      problems: [{ path: 'input.notificationIds', message: '101 notifications: expected at most 100.' }],
    });
    expect(readingOf(['a', 'b', 'a'])).toMatchObject({ problems: [{ path: 'input.notificationIds[2]' }] });
    expect(readingOf([])).toMatchObject({ problems: [{ path: 'input.notificationIds' }] });
  });

  it('names each kind once', () => {
    const preference = { kind: 'MENTIONED', mail: true } as const;
    expect(preferenceChanges([preference])).toEqual([preference]);
    expect(preferenceChanges([])).toMatchObject({ problems: [{ path: 'input.preferences' }] });
    expect(preferenceChanges([preference, { ...preference, mail: false }])).toMatchObject({
      problems: [{ path: 'input.preferences[1]', message: '"MENTIONED" is named twice.' }],
    });
  });
});
