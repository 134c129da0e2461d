import { Threads } from '../../src/platform/threads';

/** Threads that run the sources, as Jest does. */
export const threadsOfSources = (): Threads => new Threads({ preload: require.resolve('./typescript-in-threads.cjs') });
