import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { parseGlobalId, withLocalIds } from '../platform/global-id';
import { callerOf, type RequestContext } from '../platform/graphql/context';
import { notFound } from '../shared/fault';
import type { AgendaItemInput, AgendaSubject } from './domain/agenda';
import type { MeetingConductService } from './meeting-conduct.service';
import {
  CloseMeetingInput,
  CloseMeetingResult,
  OpenMeetingInput,
  OpenMeetingResult,
  RecordAttendanceInput,
  RecordAttendanceResult,
  SetAgendaInput,
  SetAgendaResult,
  type AgendaItemInputType,
} from './meeting-mutations.graphql';

const SUBJECT_KINDS: ReadonlyMap<string, AgendaSubject> = new Map([
  ['Proposal', 'PROPOSAL'],
  ['Initiative', 'INITIATIVE'],
]);

/** @throws Fault NOT_FOUND for an id of anything else, or none */
function subjectOf(id: string): NonNullable<AgendaItemInput['subject']> {
  const parsed = parseGlobalId(id);
  const kind = SUBJECT_KINDS.get(parsed?.type ?? '');
  if (parsed === undefined || kind === undefined) throw notFound('proposal or initiative', id);
  return { kind, id: parsed.id };
}

function located({ subjectId, ...item }: AgendaItemInputType): AgendaItemInput {
  return { ...withLocalIds(item, { presenterId: 'Person' }), subject: subjectId == null ? null : subjectOf(subjectId) };
}

/** How a meeting is prepared and held. */
@Resolver()
export class MeetingConductResolver {
  constructor(private readonly conduct: MeetingConductService) {}

  @Mutation(() => SetAgendaResult, {
    description:
      'The chair of the body, the deputy of their seat, admins and CX leaders set the agenda of a meeting that is planned or open, as a whole. Whoever the meeting concerns is told, and who presents something.',
  })
  setAgenda(@Arg('input', () => SetAgendaInput) input: SetAgendaInput, @Ctx() context: RequestContext) {
    const { items, ...meeting } = withLocalIds(input, { meetingId: 'Meeting' });
    return this.conduct.setAgenda(callerOf(context), { ...meeting, items: items.map(located) });
  }

  @Mutation(() => OpenMeetingResult, {
    description:
      'The same people open a meeting on its day or later. The members and the quorum of the body stay as they are at this moment. Also with too few: whether the body may decide is told by `Meeting.quorum`.',
  })
  openMeeting(@Arg('input', () => OpenMeetingInput) input: OpenMeetingInput, @Ctx() context: RequestContext) {
    return this.conduct.open(callerOf(context), withLocalIds(input, { meetingId: 'Meeting' }));
  }

  @Mutation(() => RecordAttendanceResult, {
    description:
      'The same people record who is there while a meeting is open, once or bit by bit. Refused: somebody on two seats, a deputy who is none.',
  })
  recordAttendance(
    @Arg('input', () => RecordAttendanceInput) input: RecordAttendanceInput,
    @Ctx() context: RequestContext,
  ) {
    const { members, ...meeting } = withLocalIds(input, { meetingId: 'Meeting', guestIds: 'Person' });
    const located = members.map((member) => withLocalIds(member, { memberId: 'Person', deputyId: 'Person' }));
    return this.conduct.recordAttendance(callerOf(context), { ...meeting, members: located });
  }

  @Mutation(() => CloseMeetingResult, {
    description: 'The same people close an open meeting: attendance and agenda stay as they are.',
  })
  closeMeeting(@Arg('input', () => CloseMeetingInput) input: CloseMeetingInput, @Ctx() context: RequestContext) {
    return this.conduct.close(callerOf(context), withLocalIds(input, { meetingId: 'Meeting' }));
  }
}
