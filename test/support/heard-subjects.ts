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
  const rule = { atMost: 2, dueInWorkingDays: 3, ownerId, expectedVersion: 0 };
  const set = await act(steward, admin, 'setFollowUpRule', { source: 'REVIEW', ...rule }, 'followUpRule { id }');
  if (set.__typename !== 'SetFollowUpRulePayload') throw new Error(JSON.stringify(set));
  const followUp = async (): Promise<string> => {
    const said = { source: 'REVIEW', party: 'FIRST_PARTY', speaker: 'CUSTOMER', receivedOn: '2026-11-01', rating: 1 };
    const { feedback } = await act(steward, admin, 'recordFeedback', said, 'feedback { id }');
    const { followUps } = await steward.data(admin, '{ followUps(first: 100) { nodes { id feedback { id } } } }');
    const nodes = followUps.nodes as { id: string; feedback: { id: string } }[];
    return nodes.find((each) => each.feedback.id === feedback.id)!.id;
  };
  return {
    ...{ followUpId: await followUp(), 'passOnFollowUp.followUpId': await followUp() },
    ...{ policyId: await policy('No refunds'), 'reviewPolicy.policyId': await policy('No cash') },
    ...{ storyId: await story('Joining'), 'withdrawStory.storyId': await story('Leaving') },
  };
}
