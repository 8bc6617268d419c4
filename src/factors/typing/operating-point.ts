// Written by `npm run bench:typing -- --operate`: where the typing profile may operate, and what it was measured on.
import type { MismatchPoint, OperatingPoint } from './operating.ts';

export const shippedPoint: OperatingPoint | undefined = {
  threshold: 4.25,
  leastKeys: 8,
  coarsestGrid: 0.005,
  command: 'npm run bench:typing -- --operate --data cmu-tie5Roanl.csv --touch meu-touch-tie5Roanl.csv',
  model: '137463d7d17339289759572e5d6a7cc3238dd8eb9740aead15ac35998f9a1289',
  sets: [
    {
      name: 'cmu-tie5Roanl',
      device: 'keyboard',
      files: [
        { name: 'cmu-tie5Roanl.csv', sha256: '2b3b866565b5700bc93c80debf35db9fddee6b8699ab4d78c7040803076c22c4' },
      ],
      people: 51,
      rates: [
        { condition: 'mature profile', falseMatch: 0, falseMatchBound: 0, falseNonMatch: 0.812157 },
        {
          condition: 'mature profile, the first of each visit',
          falseMatch: 0.000157,
          falseMatchBound: 0.000638,
          falseNonMatch: 0.843137,
        },
        {
          condition: '5 samples of the last visit but one',
          falseMatch: 0.000157,
          falseMatchBound: 0.000806,
          falseNonMatch: 0.772755,
        },
        {
          condition: 'mature profile, 8 keys on a clock of 5 ms',
          falseMatch: 0,
          falseMatchBound: 0,
          falseNonMatch: 0.846667,
        },
        {
          condition: 'mature profile, the first of each visit, 8 keys on a clock of 5 ms',
          falseMatch: 0.000157,
          falseMatchBound: 0.000637,
          falseNonMatch: 0.894118,
        },
        {
          condition: '5 samples of the last visit but one, 8 keys on a clock of 5 ms',
          falseMatch: 0.000078,
          falseMatchBound: 0.000403,
          falseNonMatch: 0.816718,
        },
      ],
    },
    {
      name: 'meu-touch-tie5Roanl',
      device: 'touch',
      files: [
        { name: 'meu-touch-tie5Roanl.csv', sha256: '83e9318cd05c65850e032e20de1f72018e1e6103ef04ead040cf22395e9dcb53' },
      ],
      people: 56,
      rates: [
        { condition: 'mature profile', falseMatch: 0.001558, falseMatchBound: 0.003303, falseNonMatch: 0.778361 },
        {
          condition: 'mature profile, the first of each visit',
          falseMatch: 0.001753,
          falseMatchBound: 0.003966,
          falseNonMatch: 0.864286,
        },
        {
          condition: '5 samples of the last visit but one',
          falseMatch: 0.002273,
          falseMatchBound: 0.00535,
          falseNonMatch: 0.822044,
        },
        {
          condition: 'mature profile, 8 keys on a clock of 5 ms',
          falseMatch: 0.003247,
          falseMatchBound: 0.006689,
          falseNonMatch: 0.859244,
        },
        {
          condition: 'mature profile, the first of each visit, 8 keys on a clock of 5 ms',
          falseMatch: 0.002532,
          falseMatchBound: 0.005086,
          falseNonMatch: 0.903571,
        },
        {
          condition: '5 samples of the last visit but one, 8 keys on a clock of 5 ms',
          falseMatch: 0.002273,
          falseMatchBound: 0.004582,
          falseNonMatch: 0.898399,
        },
      ],
    },
  ],
};

export const shippedMismatch: MismatchPoint | undefined = {
  threshold: -5.75,
  command: 'npm run bench:typing -- --operate --data cmu-tie5Roanl.csv --touch meu-touch-tie5Roanl.csv',
  model: '137463d7d17339289759572e5d6a7cc3238dd8eb9740aead15ac35998f9a1289',
  sets: [
    {
      name: 'cmu-tie5Roanl',
      device: 'keyboard',
      files: [
        { name: 'cmu-tie5Roanl.csv', sha256: '2b3b866565b5700bc93c80debf35db9fddee6b8699ab4d78c7040803076c22c4' },
      ],
      people: 51,
      rates: [
        { condition: 'mature profile', falseAlarm: 0.001569, falseAlarmBound: 0.004314, caught: 0.42102 },
        { condition: 'mature profile, the first of each visit', falseAlarm: 0, falseAlarmBound: 0, caught: 0.26102 },
        {
          condition: 'mature profile, 8 keys on a clock of 5 ms',
          falseAlarm: 0.002353,
          falseAlarmBound: 0.006667,
          caught: 0.269961,
        },
        {
          condition: 'mature profile, the first of each visit, 8 keys on a clock of 5 ms',
          falseAlarm: 0,
          falseAlarmBound: 0,
          caught: 0.151608,
        },
      ],
    },
    {
      name: 'meu-touch-tie5Roanl',
      device: 'touch',
      files: [
        { name: 'meu-touch-tie5Roanl.csv', sha256: '83e9318cd05c65850e032e20de1f72018e1e6103ef04ead040cf22395e9dcb53' },
      ],
      people: 56,
      rates: [
        { condition: 'mature profile', falseAlarm: 0, falseAlarmBound: 0, caught: 0.157143 },
        { condition: 'mature profile, the first of each visit', falseAlarm: 0, falseAlarmBound: 0, caught: 0.152468 },
        { condition: 'mature profile, 8 keys on a clock of 5 ms', falseAlarm: 0, falseAlarmBound: 0, caught: 0.047922 },
        {
          condition: 'mature profile, the first of each visit, 8 keys on a clock of 5 ms',
          falseAlarm: 0,
          falseAlarmBound: 0,
          caught: 0.043831,
        },
      ],
    },
  ],
};

/** Ratios of rhythms that nobody typed (bench/typing/witness.ts): other ones mean that the code measures differently now. */
export const witness: readonly number[] = [4.6341697, -3.7729762, 7.7021503, -4.253926];
