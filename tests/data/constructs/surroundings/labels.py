EXPAND = 'expand'
