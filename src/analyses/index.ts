export { robustnessInThread, winSharesInThread, type RobustnessInput, type WinSharesInput } from './in-thread';
