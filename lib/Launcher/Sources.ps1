# Prints a sum of the names and contents of all that the build reads, for workbook.cmd.
$root = (Get-Item -LiteralPath (Join-Path $PSScriptRoot '../..')).FullName
$files = @('Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json', '.editorconfig' | ForEach-Object { Get-Item -Force -LiteralPath (Join-Path $root $_) }) +
    @(Get-ChildItem -LiteralPath (Join-Path $root 'lib') -Recurse -File | Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj)[\\/]' } | Sort-Object FullName)
$sha = [Security.Cryptography.SHA256]::Create()
$lines = $files | ForEach-Object { $_.FullName.Substring($root.Length) + ' ' + [BitConverter]::ToString($sha.ComputeHash([IO.File]::ReadAllBytes($_.FullName))) }
[BitConverter]::ToString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($lines -join '|')))
