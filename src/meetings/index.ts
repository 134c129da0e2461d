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
export { putBeforeBody, putBeforeBodyIfFree } from './put-before-body';
