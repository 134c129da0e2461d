import { contactErasure } from '../contacts';
import type { ErasureStep } from '../customers';
import { feedbackErasure } from '../listening/feedback.service';

/** What is written under a customer key, room by room: each must erase it when the customer is erased. */
export const erasureSteps: readonly ErasureStep[] = [feedbackErasure, contactErasure];
