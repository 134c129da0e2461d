import { changesOf, type Governor, type Keyed, type Transaction } from '../audit';
import { customersOf, erasedRows } from '../customers';
import { JourneyTable } from '../listening';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { editStory, tellStory, withdrawStory, type Story, type StoryInput } from './domain/story';
import { StoryTable } from './story.table';

interface OnStory extends Keyed {
  readonly storyId: string;
  readonly expectedVersion: number;
}

type Outcome = { readonly storyId: string };

/** The erasure step of stories. */
export const storyErasure = erasedRows('STORY', 'stories', 'title = null, text = null, withdrawn_reason = null');

/** What customers tell of what they went through. */
export class StoryService {
  constructor(private readonly governor: Governor) {}

  tell(
    caller: Caller,
    input: StoryInput & Keyed & { readonly customerKey?: string | null },
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'tellStory', input, async (tx) => {
      requirePermission(tx, 'recordFeedback');
      const told = tellStory(input, tx.today);
      if (isRefusal(told)) return told;
      const { content, customerKey } = told;
      await tx.find(JourneyTable, content.journeyId, 'journey');
      const customers = await customersOf(tx, customerKey === null ? [] : [customerKey]);
      const story: Omit<Story, 'organizationId'> = {
        ...{ id: tx.newId(), ...content, customerId: customers.get(customerKey ?? '') ?? null },
        ...{ recordedById: tx.viewer.personId, recordedAt: tx.now, withdrawnAt: null, withdrawnReason: null },
        version: 1,
      };
      await tx.insert(StoryTable, [story]);
      return {
        outcome: { storyId: story.id },
        audit: [{ subjectKind: 'STORY', subjectId: story.id, action: 'storyTold', after: story }],
      };
    });
  }

  edit(caller: Caller, input: OnStory & StoryInput): Promise<Outcome | Refusal> {
    return this.decide(caller, 'editStory', 'storyEdited', input, async (tx, story) => {
      const content = editStory(story, input, tx.today);
      if (!isRefusal(content)) await tx.find(JourneyTable, content.journeyId, 'journey');
      return content;
    });
  }

  withdraw(caller: Caller, input: OnStory & { readonly reason: string }): Promise<Outcome | Refusal> {
    return this.decide(caller, 'withdrawStory', 'storyWithdrawn', input, (tx, story) =>
      withdrawStory(story, input.reason, tx.now),
    );
  }

  private decide<Input extends OnStory>(
    caller: Caller,
    command: string,
    action: string,
    input: Input,
    decision: (tx: Transaction, story: Story) => Partial<Story> | Refusal | Promise<Partial<Story> | Refusal>,
  ): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, command, input, async (tx) => {
      const story = await tx.lock(StoryTable, input.storyId, 'story');
      requirePermission(tx, 'editStory', { responsible: [story.recordedById] });
      // Its title may not be for everyone.
      const stale = tx.stale(story, input.expectedVersion, 'this story');
      if (stale) return stale;
      const changes = await decision(tx, story);
      if (isRefusal(changes)) return changes;
      await tx.update(StoryTable, story, changes);
      const told = changesOf<Partial<Story>>(story, { ...story, ...changes });
      return {
        outcome: { storyId: story.id },
        audit: [{ subjectKind: 'STORY', subjectId: story.id, action, ...told }],
      };
    });
  }
}
