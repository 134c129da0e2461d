import { Threads } from '../../src/platform/threads';

/** Threads that run the sources, as Jest does; or what was compiled of them, where that runs. */
export const threadsOfSources = (): Threads =>
  new Threads(__filename.endsWith('.ts') ? { preload: require.resolve('./typescript-in-threads.cjs') } : {});
