import { act } from './act';
import type { Steward } from './steward';

/** What is heard of customers beside feedback, each where something can be done with it; ids by the field that takes them. */
export async function heardSubjects(
  steward: Steward,
  admin: string,
  { ownerId, journeyId }: { readonly ownerId: string; readonly journeyId: string },
): Promise<Readonly<Record<string, string>>> {
  const policy = async (name: string): Promise<string> => {
    const added = await act(steward, admin, 'addPolicy', { name, text: 'None', ownerId }, 'policy { id }');
    return added['policy'].id as string;
  };
  const story = async (title: string): Promise<string> => {
    const said = { experience: 'BAD', journeyId, toldOn: '2026-10-01', title, text: 'It took weeks', consent: true };
    return (await act(steward, admin, 'tellStory', said, 'story { id }'))['story'].id as string;
  };
  return {
    ...{ policyId: await policy('No refunds'), 'reviewPolicy.policyId': await policy('No cash') },
    ...{ storyId: await story('Joining'), 'withdrawStory.storyId': await story('Leaving') },
  };
}
