import { contactErasure } from '../contacts';
import type { ErasureStep } from '../customers';
import { followUpErasure } from '../followups/follow-up.service';
import { feedbackErasure } from '../listening/feedback.service';
import { denialErasure } from '../policies/policy.service';
import { storyErasure } from '../stories/story.service';

/** What is written under a customer key, room by room: each must erase it when the customer is erased. */
export const erasureSteps: readonly ErasureStep[] = [
  feedbackErasure,
  contactErasure,
  denialErasure,
  storyErasure,
  followUpErasure,
];
