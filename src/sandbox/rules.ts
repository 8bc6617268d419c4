// What is different in a sandbox. Live mode never loads this room.
import { shippedThreshold } from '#factors/typing/verifier.ts';
import type { ModeRules } from '#world/world.ts';

/** Mangopay: testing: this number needs no phone. */
const TEST_NUMBER = '+33611111111';
const TEST_CODE = '702100';

export const sandboxRules: ModeRules = {
  isTest: true,
  tokenLifeS: 1_200,
  fixedCode: (phoneNumber) => (phoneNumber === TEST_NUMBER ? TEST_CODE : undefined),
  // Mangopay: release note 2026-02-16: the word "accept" in the e-mail used for SCA.
  bypassesSca: (email) => /accept/i.test(email),
  returnUrls: 'any',
  firstEnrolment: 'any',
  allowsOriginalChanges: true,
  allowsTypingElement: shippedThreshold !== undefined,
};
