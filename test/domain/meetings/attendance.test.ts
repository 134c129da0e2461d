import {
  meetingQuorum,
  recordedAttendance,
  type Attendance,
  type AttendanceInput,
  type MeetingSeat,
} from '../../../src/meetings/domain/attendance';
import type { InvalidInput } from '../../../src/shared/refusal';

/** Ada, whose deputy is Dan; Ben, who has none; Cho, whose deputy is Dan, too; Ina, who speaks for the customer. */
const SEATS: readonly MeetingSeat[] = [
  ...[
    { memberId: 'ada', deputyId: 'dan' },
    { memberId: 'ben', deputyId: null },
    { memberId: 'cho', deputyId: 'dan' },
    { memberId: 'ina', deputyId: null },
  ].map((seat, index) => ({
    ...{ ...seat, organizationId: 'o', meetingId: 'm', position: index + 1 },
    ...{ attendance: 'ABSENT' as Attendance, attendedById: null },
  })),
];
/** On this day Ben is absent, and Eve and Ina stand in for him. */
const deputiesOf = ({ memberId, deputyId }: MeetingSeat): string[] => [
  ...(deputyId === null ? [] : [deputyId]),
  ...(memberId === 'ben' ? ['eve', 'ina'] : []),
];
const recorded = (said: readonly AttendanceInput[], seats = SEATS) => recordedAttendance(seats, said, deputiesOf);
const seatsAfter = (said: readonly AttendanceInput[]) => recorded(said) as readonly MeetingSeat[];
const sits = (said: readonly AttendanceInput[]) =>
  seatsAfter(said).map(({ attendance, attendedById }) => [attendance, attendedById]);

describe('Attendance', () => {
  it('says of each seat who was on it; what is not said stays', () => {
    const said: AttendanceInput[] = [
      { memberId: 'ina', attendance: 'PRESENT' },
      { memberId: 'ada', attendance: 'DEPUTY' },
      { memberId: 'ben', attendance: 'DEPUTY', deputyId: 'eve' },
    ];
    expect(sits(said)).toEqual([
      ['DEPUTY', 'dan'],
      ['DEPUTY', 'eve'],
      ['ABSENT', null],
      ['PRESENT', 'ina'],
    ]);
    const later = recorded([{ memberId: 'ben', attendance: 'EXCUSED' }], seatsAfter(said)) as readonly MeetingSeat[];
    expect(later.map(({ attendedById }) => attendedById)).toEqual(['dan', null, null, 'ina']);
  });

  it.each<[string, AttendanceInput[], string, string]>([
    ['a stranger', [{ memberId: 'zoe', attendance: 'PRESENT' }], 'input.members[0].memberId', 'No member of the body.'],
    [
      'a member twice',
      [
        { memberId: 'ada', attendance: 'PRESENT' },
        { memberId: 'ada', attendance: 'EXCUSED' },
      ],
      'input.members[1]',
      'This member is named twice.',
    ],
    [
      'a deputy of somebody present',
      [{ memberId: 'ada', attendance: 'PRESENT', deputyId: 'dan' }],
      'input.members[0].deputyId',
      'A deputy goes with DEPUTY, not with PRESENT.',
    ],
    [
      'no deputy',
      [{ memberId: 'ina', attendance: 'DEPUTY' }],
      'input.members[0].deputyId',
      'The seat has no deputy: say who came.',
    ],
    [
      'anybody as a deputy',
      [{ memberId: 'ada', attendance: 'DEPUTY', deputyId: 'eve' }],
      'input.members[0].deputyId',
      'Neither the deputy of the seat nor one of an absence on this day.',
    ],
    [
      'a deputy for a member while they sit on their own seat',
      [
        { memberId: 'ina', attendance: 'PRESENT' },
        { memberId: 'ben', attendance: 'DEPUTY', deputyId: 'ina' },
      ],
      'input.members[0]',
      'Whoever came for this seat sits on another one: nobody counts twice.',
    ],
  ])('does not take %s', (_what, said, path, message) => {
    const [first] = (recorded(said) as InvalidInput).problems;
    expect(first).toEqual({ path, message });
  });

  it('takes one deputy of two members for one of them', () => {
    const both: AttendanceInput[] = [
      { memberId: 'ada', attendance: 'DEPUTY' },
      { memberId: 'cho', attendance: 'DEPUTY' },
    ];
    expect(recorded(both)).toMatchObject({ problems: [{ path: 'input.members[0]' }, { path: 'input.members[1]' }] });
    expect(sits(both.slice(1))[2]).toEqual(['DEPUTY', 'dan']);
  });
});

describe('A body that has met', () => {
  const quorum = (...attendedBy: (string | null)[]) =>
    meetingQuorum(
      SEATS.map(({ memberId }, index) => ({ memberId, attendedById: attendedBy[index] ?? null })),
      3,
      'ina',
    );

  it('may decide with enough members, or their deputies, and somebody on the customer’s seat', () => {
    expect(quorum('ada', 'eve', null, 'ina')).toEqual({
      ...{ present: 3, members: 4, needed: 3, reached: true, customerIsHeard: true, missing: [] },
    });
  });

  it('hears all that is missing', () => {
    const sentences = (...attendedBy: (string | null)[]) =>
      quorum(...attendedBy)
        .missing.map(({ message }) => message)
        .join('; ');
    expect(sentences('ada', null, 'dan')).toBe('2 of 4 members, 3 needed; nobody speaks for the customer');
    expect(sentences('ada', 'ben', 'cho')).toBe('nobody speaks for the customer');
    expect(sentences(null, null, null, 'ina')).toBe('1 of 4 members, 3 needed');
  });
});
