import { robustnessInThread } from '../../src/analyses/in-thread';
import { Threads } from '../../src/platform/threads';
import { digestOf, KNOWN_INPUT } from '../domain/analyses/known-ranking';

/** Samples the known ranking in a thread, and prints what the answer is known by. */
robustnessInThread(new Threads(), KNOWN_INPUT).then(
  (answer) => void process.stdout.write(digestOf(answer)),
  (error: unknown) => {
    process.stderr.write(String(error));
    process.exitCode = 1;
  },
);
