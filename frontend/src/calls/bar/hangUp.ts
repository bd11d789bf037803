/** Why one hangs up on a caller instead of passing them to the rating. */
export const HANG_UP_REASONS: readonly string[] = ['来电人没有声音', '打错了', '骚扰、辱骂', '来电人要求不评价', '线路有问题']
