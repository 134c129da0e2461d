import type { Governor } from '../audit';
import type { FeedbackListener } from '../listening';
import { BarrierService } from '../listening/barrier.service';
import { FeedbackLanguageService } from '../listening/feedback-language.service';
import { FeedbackService } from '../listening/feedback.service';
import { FollowUpService } from '../followups/follow-up.service';
import { JourneyService } from '../listening/journey.service';
import { ListService } from '../listening/list.service';
import { NeedService } from '../listening/need.service';
import { PolicyService } from '../policies/policy.service';
import { StoryService } from '../stories/story.service';
import { ThemeRuleService } from '../listening/theme-rule.service';
import { followUpsOfFeedback } from '../followups';

/** What does something with feedback as it comes in. */
export const feedbackListeners: readonly FeedbackListener[] = [followUpsOfFeedback];

/** What customers and employees say, and what comes of it. */
export const ofListening = (governor: Governor) => ({
  lists: new ListService(governor),
  journeys: new JourneyService(governor),
  feedback: new FeedbackService(governor, feedbackListeners),
  feedbackLanguages: new FeedbackLanguageService(governor),
  themeRules: new ThemeRuleService(governor),
  needs: new NeedService(governor),
  barriers: new BarrierService(governor),
  policies: new PolicyService(governor),
  stories: new StoryService(governor),
  followUps: new FollowUpService(governor),
});
