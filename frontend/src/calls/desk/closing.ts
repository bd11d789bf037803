/** What is said before the transfer to the rating: it names all five levels alike, for nobody may be led to one. */
export const CLOSING = '还有其他可以帮您的吗？稍后请您对本次服务评价：1 非常满意，2 满意，3 基本满意，4 不满意，5 非常不满意。'
