import { answerInThread } from '../platform/answer-in-thread';
import { winShares } from './domain/win-share';
import type { WinSharesInput } from './in-thread';

answerInThread(({ inputs, sampling, pairs }: WinSharesInput) => winShares(inputs, sampling, pairs));
