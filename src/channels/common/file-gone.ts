/** Instead of a paper whose owner erased it, or that expired while the platform was away. */
export const FILE_GONE = '文件已经删了，打不开。要的话再写一份，发“写申请书”。'
