export {
  AgendaItemTable,
  MeetingGuestTable,
  MeetingSeatTable,
  MeetingTable,
  StandingMeetingTable,
} from './meeting.table';
export { meetingHandover } from './meeting-handover';
export { lockMeeting } from './body-in-session';
export { meetingSeatsOf } from './at-the-meeting';
export { putBeforeBody, type PutBeforeBody } from './put-before-body';
export { putOnNextAgenda } from './next-agenda';
